package io.github.seedreamplugin.generation.account;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What an account shows at one moment.
 *
 * @param balance the last reading
 * @param ended the calls of the session that have ended
 * @param reserved the most that calls in flight may cost; the reading may know of it already
 */
public record Standing(Optional<BigDecimal> balance, Set<String> ended, BigDecimal reserved) {

    /** Nothing was asked and nothing was called. */
    public static final Standing UNKNOWN = new Standing(Optional.empty(), Set.of(), BigDecimal.ZERO);
}
