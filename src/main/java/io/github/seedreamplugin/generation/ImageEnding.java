package io.github.seedreamplugin.generation;

import java.time.Duration;

/**
 * An image and how it ended.
 *
 * @param attempts calls that were made for it
 */
record ImageEnding(PlannedImage image, Ending ending, int attempts, Duration took) {}
