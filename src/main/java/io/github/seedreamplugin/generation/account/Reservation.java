package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.run.ImageFailure;
import java.math.BigDecimal;

/** Whether a call may be made. */
public sealed interface Reservation {

    /**
     * The call may be made, and this much is set aside for it.
     *
     * @param pictures that the call asks for
     * @param most the most credits that it may cost
     */
    record Granted(int pictures, BigDecimal most) implements Reservation {}

    /** The call may not be made, now or later in this run. */
    record Refused(ImageFailure reason) implements Reservation {}
}
