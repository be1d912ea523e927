package io.github.seedreamplugin.money;

import java.util.Locale;

/** Where it comes from what a call cost; the surer first. */
public enum CostSource {
    /** The service said so: in a header of the answer, the metrics of a queue job, or a row of its request history. */
    STATED,
    /** The provider's table of statuses says that such an answer is not charged. */
    TABLE,
    /** Readings of the balance leave no other amount. */
    BALANCE,
    /** Nobody said so; it is what the price last seen, or else the configured one, makes of it. */
    ASSUMED;

    /** The word that reports and the ledger use: {@code stated}, {@code table}, {@code balance} or {@code assumed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
