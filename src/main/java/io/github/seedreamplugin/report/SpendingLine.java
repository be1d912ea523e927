package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;

/**
 * What one image of one project took in one month.
 *
 * @param month such as {@code 2026-11}, in UTC
 * @param project the project, or empty where the ledger does not know it
 * @param image the image's name
 * @param calls how many calls were, or may have been, charged
 * @param cost what they cost, as far as that is known
 */
public record SpendingLine(String month, String project, String image, long calls, Cost cost) {

    public SpendingLine {
        Require.text("the month", month);
        cost = Amounts.plain(cost);
    }
}
