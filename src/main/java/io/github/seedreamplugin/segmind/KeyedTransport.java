package io.github.seedreamplugin.segmind;

import java.time.Clock;

/**
 * Sends requests in the name of one account.
 *
 * @param transport makes the connections
 * @param key goes along with each request
 * @param clock what time it is when an answer comes
 */
record KeyedTransport(Transport transport, ApiKey key, Clock clock) {}
