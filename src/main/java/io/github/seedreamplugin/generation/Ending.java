package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.manifest.LockEntry;

import java.math.BigDecimal;
import java.util.Optional;

/** How an image ended. */
sealed interface Ending {

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

    /** A call was made whose outcome the balance has yet to show. */
    record Unsettled(CallId call, BigDecimal setAside, Problem ifNotCharged) implements Ending {}

    /**
     * Why there is no picture.
     *
     * @param status the HTTP status, if there was an answer
     * @param quarantined where what arrived instead is kept, relative to the report directory
     */
    record Problem(FailureCode code, Optional<Integer> status, String message, Optional<String> quarantined) {

        Problem(FailureCode code, String message) {
            this(code, Optional.empty(), message, Optional.empty());
        }
    }
}
