package io.github.seedreamplugin.bank;

import java.time.Duration;
import java.time.Instant;

/**
 * The holder of a machine lock, for messages to those who wait for it.
 *
 * @param pid the process
 * @param directory where its build runs
 * @param since when it took the lock, by its own clock
 * @param longestCall the most that one call under the lock takes
 */
public record LockHolder(long pid, String directory, Instant since, Duration longestCall) {}
