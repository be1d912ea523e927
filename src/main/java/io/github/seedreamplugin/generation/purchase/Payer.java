package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.segmind.SegmindClient;

/**
 * Who pays for the calls of a run.
 *
 * @param account what they are paid from
 * @param client makes them with the account's key
 * @param keySource where that key comes from, for people
 */
public record Payer(Account account, SegmindClient client, String keySource) {}
