package io.github.seedreamplugin.segmind;

import java.math.BigDecimal;

/** What became of asking for the balance, which is free. */
public sealed interface BalanceOutcome {

    /**
     * The service said.
     *
     * @param credits those bought and those given, together
     */
    record Known(BigDecimal credits) implements BalanceOutcome {}

    /**
     * No answer, or none that tells a balance.
     *
     * @param reason what happened
     */
    record Unavailable(String reason) implements BalanceOutcome {}

    /**
     * The service said no.
     *
     * @param status HTTP status
     * @param message the service's own words
     */
    record Refused(int status, String message) implements BalanceOutcome {}
}
