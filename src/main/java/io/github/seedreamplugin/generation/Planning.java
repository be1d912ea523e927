package io.github.seedreamplugin.generation;

/**
 * What was found out before anything is bought.
 *
 * @param placement writes files
 * @param tally counts
 */
record Planning(Placement placement, Tally tally) {}
