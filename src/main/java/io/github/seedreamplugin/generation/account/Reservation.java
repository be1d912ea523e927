package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.run.FailureCode;
import java.math.BigDecimal;

/** Whether a call may be made. */
public sealed interface Reservation {

    /**
     * It may, and this much is set aside for it.
     *
     * @param requested pictures that the call asks for
     * @param credits the most that it may cost
     * @param alone whether no other call is in flight until it ends
     */
    record Granted(int requested, BigDecimal credits, boolean alone) implements Reservation {}

    /** It may not, and will not in this run. */
    record Refused(FailureCode code, String message) implements Reservation {}
}
