package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.image.ImageAttributes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing that the ledger says, once and for ever. */
public sealed interface LedgerEntry {

    /** When it was so. */
    Instant at();

    /** An entry about one call. */
    sealed interface OfCall extends LedgerEntry {

        /** The call that it is about. */
        CallId id();
    }

    /**
     * A balance, read while no call was in flight.
     *
     * @param at when it was read
     * @param account a label that tells accounts apart without revealing their keys
     * @param balance in credits
     */
    record Reading(Instant at, String account, BigDecimal balance) implements LedgerEntry {}

    /**
     * A call is about to be made. Written before it: a call without an intent has not happened.
     *
     * @param id the call
     * @param at when
     * @param account a label that tells accounts apart without revealing their keys
     * @param key what it buys
     * @param image the name of the image in its manifest
     * @param attributes what it asks for
     * @param mostCredits the most that it is expected to cost
     */
    record Intent(
            CallId id,
            Instant at,
            String account,
            PurchaseKey key,
            String image,
            ImageAttributes attributes,
            BigDecimal mostCredits)
            implements OfCall {
        public Intent {
            if (!id.shortKey().equals(key.shortForm())) {
                throw new IllegalArgumentException("call " + id + " is not one for key " + key);
            }
        }
    }

    /**
     * What came of a call.
     *
     * @param id the call
     * @param at when it was known
     * @param kind what came of it
     * @param credits what it cost, as far as is known
     * @param remaining the balance that the answer named
     * @param note the evidence, for people
     * @param unfetched addresses of pictures that were paid for and could not be fetched
     */
    record Outcome(
            CallId id,
            Instant at,
            Kind kind,
            BigDecimal credits,
            Optional<BigDecimal> remaining,
            String note,
            List<String> unfetched)
            implements OfCall {
        public Outcome {
            unfetched = List.copyOf(unfetched);
        }
    }

    /**
     * What the balance showed about a call whose outcome is unknown.
     *
     * @param id the call
     * @param at when it was decided
     * @param verdict what was decided
     * @param credits what was charged, or may have been
     * @param evidence the numbers behind it, for people
     */
    record Settlement(CallId id, Instant at, Verdict verdict, BigDecimal credits, String evidence) implements OfCall {}

    /** What came of a call. */
    enum Kind {
        /** Paid for, and in the bank. */
        BOUGHT,
        /** Refused without a charge. */
        FREE,
        /** Paid for, and what came cannot be used. */
        UNUSABLE,
        /** It may have been charged. */
        UNKNOWN
    }

    /** What the balance showed. */
    enum Verdict {
        NOT_CHARGED,
        CHARGED,
        /** The account moved for other reasons as well. */
        UNDECIDABLE
    }
}
