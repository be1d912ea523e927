package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.plan.PlannedImage;
import java.time.Duration;

/**
 * An image and how it ended.
 *
 * @param attempts calls that were made for it
 */
public record ImageEnding(PlannedImage image, Ending ending, int attempts, Duration took) {}
