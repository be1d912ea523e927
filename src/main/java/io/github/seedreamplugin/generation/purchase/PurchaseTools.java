package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.restore.AnswerBanking;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.segmind.SegmindClient;

/**
 * What every purchase of a run is made with.
 *
 * @param calls keeps the books around single calls
 * @param payer who pays for them
 * @param banking brings what they deliver into the bank
 * @param placement writes what is in the bank
 * @param health says whether a call may still start
 */
record PurchaseTools(LedgeredCall calls, Payer payer, AnswerBanking banking, Placement placement, RunHealth health) {

    /** Makes the calls. */
    SegmindClient client() {
        return payer.client();
    }

    /** Says what failed. */
    FailureText text() {
        return new FailureText(payer.keySource());
    }
}
