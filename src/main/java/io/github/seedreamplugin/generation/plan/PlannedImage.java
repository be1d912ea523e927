package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.manifest.ImageSpec;

/**
 * An image of the manifest and what it needs.
 *
 * @param spec the image
 * @param key what identifies its purchase
 * @param step what it needs
 */
public record PlannedImage(ImageSpec spec, PurchaseKey key, ImageAction step) {}
