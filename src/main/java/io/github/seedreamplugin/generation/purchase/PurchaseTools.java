package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.restore.Recovery;

/**
 * What every purchase of a run is made with.
 *
 * @param cashier makes single calls under the books
 * @param receiving banks what they bring
 * @param placement writes what is in the bank
 * @param recovery finds what earlier calls left behind
 * @param health says whether a call may still start
 */
record PurchaseTools(
        LedgeredCall cashier, Receiving receiving, Placement placement, Recovery recovery, RunHealth health) {}
