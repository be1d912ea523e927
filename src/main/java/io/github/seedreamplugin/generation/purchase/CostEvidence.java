package io.github.seedreamplugin.generation.purchase;

/**
 * What can show what a call of unknown outcome cost.
 *
 * @param ends when the calls of this run ended
 * @param reading reads the balance while no call is in flight
 * @param history asks the provider's request history
 */
record CostEvidence(CallEnds ends, QuietReading reading, HistoryLookup history) {}
