package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.manifest.LockEntry;
import java.math.BigDecimal;
import java.util.Optional;

/** How an image ended. */
public sealed interface Ending {

    /** What the lock says of its files, if it has any. */
    default Optional<LockEntry> made() {
        if (this instanceof Current current) {
            return Optional.of(current.entry());
        }
        if (this instanceof Restored restored) {
            return Optional.of(restored.entry());
        }
        return this instanceof Bought bought ? Optional.of(bought.entry()) : Optional.empty();
    }

    /** Its files were there already. */
    record Current(LockEntry entry) implements Ending {}

    /** Its files came from the bank. */
    record Restored(LockEntry entry) implements Ending {}

    /** It was bought, banked and written. */
    record Bought(LockEntry entry, BigDecimal credits) implements Ending {}

    /**
     * It has no picture.
     *
     * @param credits what was paid for it all the same
     */
    record Failed(Problem problem, BigDecimal credits) implements Ending {}

    /** No call was made for it. */
    record NotStarted(Problem problem) implements Ending {}

    /**
     * A call was made whose outcome the balance has yet to show.
     *
     * @param call that call
     * @param ownCall whether it was made for this image by this run, rather than for the same purchase by another
     * @param setAside what it may have cost, if it is an own one
     * @param ifNotCharged what is said if it turns out to have been free and is not made again
     */
    record Unsettled(CallId call, boolean ownCall, BigDecimal setAside, Problem ifNotCharged) implements Ending {

        /** The balance could not be asked; the next run asks it. */
        Failed unsettledYet() {
            Problem problem = new Problem(
                    FailureCode.INDETERMINATE,
                    ifNotCharged.status(),
                    ifNotCharged.message()
                            + "; the next run settles by the balance whether it was charged, and buys it only if not",
                    ifNotCharged.quarantined());
            return new Failed(problem, setAside);
        }
    }

    /**
     * Why there is no picture.
     *
     * @param status the HTTP status, if there was an answer
     * @param quarantined where what arrived instead is kept, relative to the report directory
     */
    record Problem(FailureCode code, Optional<Integer> status, String message, Optional<String> quarantined) {

        public Problem(FailureCode code, String message) {
            this(code, Optional.empty(), message, Optional.empty());
        }

        /** The same, now that the balance has shown that it cost nothing. */
        Problem withNothingCharged() {
            return new Problem(
                    code,
                    status,
                    message + "; the balance shows that nothing was charged, so run the build again",
                    quarantined);
        }

        /** The same, now that it was, or may have been, paid for. */
        Problem paid(FailureCode verdict, String image) {
            String said = verdict == FailureCode.PAID_LOST
                    ? "; the balance shows that it was charged, and the picture is lost"
                    : "; the balance cannot tell whether it was charged";
            return new Problem(
                    verdict,
                    status,
                    message + said + "; it is not bought again unless you say so with -Dseedream.rebuy=" + image,
                    quarantined);
        }
    }
}
