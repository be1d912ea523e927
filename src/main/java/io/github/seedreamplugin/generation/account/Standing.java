package io.github.seedreamplugin.generation.account;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account shows at one moment.
 *
 * @param balance the last reading
 * @param committed the most that the ended calls of the session have cost
 * @param reserved the most that calls in flight may cost; the reading may know of it already
 */
public record Standing(Optional<BigDecimal> balance, BigDecimal committed, BigDecimal reserved) {

    /** Nothing was asked and nothing was called. */
    public static final Standing UNKNOWN = new Standing(Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO);
}
