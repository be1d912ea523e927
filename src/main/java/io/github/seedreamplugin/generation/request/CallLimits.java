package io.github.seedreamplugin.generation.request;

import java.time.Duration;

/**
 * How calls are made.
 *
 * @param maxConcurrent the most calls in flight at once, at least 1
 * @param requestsPerMinute the most calls started in any minute, at least 1
 * @param requestTimeout bound of one whole call
 * @param retries the most times that one image is tried again after a failure that cost nothing
 * @param settleAfter how long after its end a call of unknown outcome may still be charged
 */
public record CallLimits(
        int maxConcurrent, int requestsPerMinute, Duration requestTimeout, int retries, Duration settleAfter) {

    public CallLimits {
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("seedream.maxConcurrent is " + maxConcurrent + "; it must be 1 or more");
        }
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "seedream.requestsPerMinute is " + requestsPerMinute + "; it must be 1 or more");
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "seedream.requestTimeout is " + requestTimeout + "; it must be longer than 0, such as PT5M");
        }
        if (retries < 0) {
            throw new IllegalArgumentException("seedream.retries is " + retries + "; it must be 0 or more");
        }
        if (settleAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "seedream.settleAfter is " + settleAfter + "; it must not be negative, such as PT2M");
        }
    }
}
