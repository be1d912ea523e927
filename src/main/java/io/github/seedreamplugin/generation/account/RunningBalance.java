package io.github.seedreamplugin.generation.account;

import java.math.BigDecimal;
import java.util.Optional;

/** What is left on an account, as the service said it last, and as far as calls have taken from it since. */
final class RunningBalance {

    private Optional<BigDecimal> opening = Optional.empty();
    private Optional<BigDecimal> least = Optional.empty();
    /** Whether nothing was taken since the service said it. */
    private boolean said;

    /** A reading while nothing is in flight: it is the truth, higher or lower. */
    void read(BigDecimal credits) {
        opening = opening.or(() -> Optional.of(credits));
        least = Optional.of(credits);
        said = true;
    }

    /** A reading while calls are in flight. */
    void readLoosely(BigDecimal credits) {
        opening = opening.or(() -> Optional.of(credits));
        least = Optional.of(least.map(credits::min).orElse(credits));
        said = true;
    }

    void ended(EndedCall call) {
        least = call.remaining()
                .map(remaining -> least.map(remaining::min).orElse(remaining))
                .or(() -> least.map(known -> known.subtract(call.cost().most())));
        said = call.remaining().isPresent() || (said && call.cost().isFree());
    }

    /** The first that was read. */
    Optional<BigDecimal> opening() {
        return opening;
    }

    /** What is left at the least. */
    Optional<BigDecimal> least() {
        return least;
    }

    /** What the service said, if nothing was taken since. */
    Optional<BigDecimal> said() {
        return said ? least : Optional.empty();
    }
}
