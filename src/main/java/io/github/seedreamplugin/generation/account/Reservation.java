package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.run.ImageFailure;
import java.math.BigDecimal;

/** Whether a call may be made. */
public sealed interface Reservation {

    /**
     * It may, and this much is set aside for it.
     *
     * @param pictures that the call asks for
     * @param most the most credits that it may cost
     */
    record Granted(int pictures, BigDecimal most) implements Reservation {}

    /** It may not, and will not in this run. */
    record Refused(ImageFailure reason) implements Reservation {}
}
