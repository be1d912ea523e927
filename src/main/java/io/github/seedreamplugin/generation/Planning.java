package io.github.seedreamplugin.generation;

/**
 * What was found out before anything is bought.
 *
 * @param planner decides what an image needs
 * @param placement writes files
 * @param tally counts
 */
record Planning(Planner planner, Placement placement, Tally tally) {}
