package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.restore.Placement;

/**
 * What was found out before anything is bought.
 *
 * @param placement writes files
 * @param tally counts
 */
public record Planning(Placement placement, ProgressCounter tally) {}
