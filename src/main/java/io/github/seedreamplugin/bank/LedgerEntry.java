package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.money.Cost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger, which never changes. Entries are ordered by the number that the ledger gives each when
 * it is appended; {@link #at()} is for people, since clocks are set back and forth.
 */
public sealed interface LedgerEntry {

    /** When it was so, by the clock of the machine that wrote it. */
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
     * @param origin where the call came from
     */
    record Intent(
            CallId id,
            Instant at,
            String account,
            PurchaseKey key,
            String image,
            ImageAttributes attributes,
            BigDecimal mostCredits,
            CallOrigin origin)
            implements OfCall {
        public Intent {
            if (!id.shortKey().equals(key.shortForm())) {
                throw new IllegalArgumentException("call " + id + " is not one for key " + key);
            }
        }

        /** An intent to make this call, to be completed by name. */
        public static Builder of(CallId id, Instant at) {
            return new Builder(id, at);
        }

        /** Completes an intent by name. */
        public static final class Builder {
            private final CallId id;
            private final Instant at;
            private @Nullable String account;
            private @Nullable PurchaseKey key;
            private @Nullable String image;
            private @Nullable ImageAttributes attributes;
            private @Nullable BigDecimal mostCredits;
            private CallOrigin origin = CallOrigin.unknown();

            private Builder(CallId id, Instant at) {
                this.id = id;
                this.at = at;
            }

            /** A label that tells accounts apart without revealing their keys. */
            public Builder account(String account) {
                this.account = account;
                return this;
            }

            /** What it buys: the image, and the key of the purchase. */
            public Builder buys(String image, PurchaseKey key) {
                this.image = image;
                this.key = key;
                return this;
            }

            /** What it asks for. */
            public Builder attributes(ImageAttributes attributes) {
                this.attributes = attributes;
                return this;
            }

            /** The most that it is expected to cost. */
            public Builder mostCredits(BigDecimal mostCredits) {
                this.mostCredits = mostCredits;
                return this;
            }

            /** Where the call comes from; {@linkplain CallOrigin#unknown() unknown} unless said. */
            public Builder origin(CallOrigin origin) {
                this.origin = origin;
                return this;
            }

            /** The intent; everything but the origin must have been said. */
            public Intent build() {
                return new Intent(
                        id,
                        at,
                        Said.of("account", account),
                        Said.of("key", key),
                        Said.of("image", image),
                        Said.of("attributes", attributes),
                        Said.of("mostCredits", mostCredits),
                        origin);
            }
        }
    }

    /**
     * The queue has taken a call. Written before anything else is asked, so that the next run can go on asking.
     *
     * @param id the call
     * @param at when
     * @param requestId what the service knows it by
     * @param statusUrl where the service says how far it is
     * @param responseUrl where the service gives its answer
     */
    record Submitted(CallId id, Instant at, String requestId, String statusUrl, String responseUrl) implements OfCall {}

    /**
     * What came of a call.
     *
     * @param id the call
     * @param at when it was known
     * @param kind what came of it
     * @param cost what it cost, as far as is known
     * @param remaining the balance that the answer named
     * @param requestId what the service knows the call by
     * @param note the evidence, for people
     * @param unfetched addresses of pictures that were paid for and could not be fetched
     */
    record Outcome(
            CallId id,
            Instant at,
            Kind kind,
            Cost cost,
            Optional<BigDecimal> remaining,
            Optional<String> requestId,
            String note,
            List<String> unfetched)
            implements OfCall {
        public Outcome {
            unfetched = List.copyOf(unfetched);
        }

        /** What came of this call, to be completed by name. */
        public static Builder of(CallId id, Instant at) {
            return new Builder(id, at);
        }

        /** Completes an outcome by name. */
        public static final class Builder {
            private final CallId id;
            private final Instant at;
            private @Nullable Kind kind;
            private @Nullable Cost cost;
            private Optional<BigDecimal> remaining = Optional.empty();
            private Optional<String> requestId = Optional.empty();
            private String note = "";
            private List<String> unfetched = List.of();

            private Builder(CallId id, Instant at) {
                this.id = id;
                this.at = at;
            }

            /** What came of the call, and what it cost as far as is known. */
            public Builder was(Kind kind, Cost cost) {
                this.kind = kind;
                this.cost = cost;
                return this;
            }

            /** The balance that the answer named, if it named one. */
            public Builder remaining(Optional<BigDecimal> remaining) {
                this.remaining = remaining;
                return this;
            }

            /** What the service knows the call by, if it said so. */
            public Builder requestId(Optional<String> requestId) {
                this.requestId = requestId;
                return this;
            }

            /** The evidence, for people. */
            public Builder note(String note) {
                this.note = note;
                return this;
            }

            /** Addresses of pictures that were paid for and could not be fetched. */
            public Builder unfetched(List<String> unfetched) {
                this.unfetched = unfetched;
                return this;
            }

            /** The outcome; its kind and cost must have been said. */
            public Outcome build() {
                return new Outcome(
                        id, at, Said.of("kind", kind), Said.of("cost", cost), remaining, requestId, note, unfetched);
            }
        }
    }

    /**
     * What later facts showed of the cost of a call. Several may follow each other; the last one counts.
     *
     * @param id the call
     * @param at when it was decided
     * @param cost what it cost, as far as is known now
     * @param evidence the facts behind it, for people
     */
    record Settlement(CallId id, Instant at, Cost cost, String evidence) implements OfCall {}

    /**
     * The user has given a call up: whatever it cost is lost.
     *
     * @param id the call
     * @param at when
     * @param reason who said so and why, for people
     */
    record Forgotten(CallId id, Instant at, String reason) implements OfCall {}

    /** What came of a call. */
    enum Kind {
        /** Paid for, and every picture of the answer is in the bank or settled otherwise. */
        BOUGHT,
        /** Refused without a charge. */
        FREE,
        /** An answer is kept, and some or all of it cannot be used yet. */
        INCOMPLETE,
        /** An answer is kept that holds no picture, and it may have been charged. */
        EMPTY,
        /** It may have been charged. */
        UNKNOWN;

        /** Whether it is open what the call cost. */
        boolean leavesOpen() {
            return this == UNKNOWN || this == EMPTY;
        }
    }
}
