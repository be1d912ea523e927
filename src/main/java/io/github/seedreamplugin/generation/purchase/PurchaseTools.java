package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.restore.AnswerBanking;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.segmind.SegmindClient;

/**
 * What every purchase of a run is made with.
 *
 * @param calls keeps the books around single calls
 * @param client makes them
 * @param banking brings what they deliver into the bank
 * @param placement writes what is in the bank
 * @param health says whether a call may still start
 * @param text says what failed
 */
record PurchaseTools(
        LedgeredCall calls,
        SegmindClient client,
        AnswerBanking banking,
        Placement placement,
        RunHealth health,
        FailureText text) {}
