package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.bank.PurchaseKeys;
import io.github.seedreamplugin.manifest.ImageSpec;

/**
 * An image of the manifest and what it needs.
 *
 * @param spec the image
 * @param keys what its purchase is known by, now and in former versions
 * @param step what it needs
 */
public record PlannedImage(ImageSpec spec, PurchaseKeys keys, ImageAction step) {

    /** What a new purchase of it is known by. */
    public PurchaseKey key() {
        return keys.current();
    }
}
