package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.text.SafeText;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One call that was made for an image.
 *
 * @param requestId the provider's name for it, which leads to its request history
 * @param cost what it cost, as far as that is known, and who says so
 * @param status what the service answered, if it answered
 * @param requested how many pictures it asked for
 * @param received how many pictures arrived
 * @param took how long the call itself took, without any wait before it
 * @param words what the service said, if it said something
 */
public record CallResult(
        Optional<String> requestId,
        Cost cost,
        OptionalInt status,
        int requested,
        int received,
        Duration took,
        Optional<String> words) {

    public CallResult {
        requestId = requestId.map(SafeText::line);
        words = words.map(SafeText::line);
        cost = Amounts.plain(cost);
        took = DurationText.normal("the time of a call", took);
        if (requested < 1 || received < 0) {
            throw new IllegalArgumentException("a call asked for " + requested + " pictures and got " + received);
        }
    }

    /** A call that cost this much, as far as that is known; everything else is said by name. */
    public static Builder costing(Cost cost) {
        return new Builder(cost);
    }

    /** Takes the values of a call by name. */
    public static final class Builder {

        private final Cost cost;
        private Optional<String> requestId = Optional.empty();
        private OptionalInt status = OptionalInt.empty();
        private int requested = 1;
        private int received;
        private Duration took = Duration.ZERO;
        private Optional<String> words = Optional.empty();

        private Builder(Cost cost) {

            this.cost = cost;
        }

        public Builder requestId(Optional<String> value) {
            requestId = value;
            return this;
        }

        public Builder status(OptionalInt value) {
            status = value;
            return this;
        }

        /** How many pictures were asked for, and how many came. */
        public Builder pictures(int asked, int came) {
            requested = asked;
            received = came;
            return this;
        }

        public Builder took(Duration value) {
            took = value;
            return this;
        }

        public Builder words(Optional<String> value) {
            words = value;
            return this;
        }

        public CallResult build() {
            return new CallResult(requestId, cost, status, requested, received, took, words);
        }
    }
}
