package io.github.seedreamplugin.generation.purchase;

/**
 * What a run may still spend on trying again. A retry takes a token and a success gives some back: a service that only
 * stumbles is followed for as long as it takes, and an outage ends in minutes.
 */
public final class RetryTokens {

    private static final int FULL = 20;
    private static final int BACK_FOR_A_SUCCESS = 4;

    private int left = FULL;

    synchronized boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    synchronized void succeeded() {
        left = Math.min(FULL, left + BACK_FOR_A_SUCCESS);
    }
}
