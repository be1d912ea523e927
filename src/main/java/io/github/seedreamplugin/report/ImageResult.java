package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one image of the manifest.
 *
 * @param name its name in the manifest
 * @param state what became of it
 * @param attributes the request, with defaults applied
 * @param take which purchase of the prompt this is, from 1
 * @param line where it is in the manifest, from 1
 * @param column where it is in the manifest, from 1
 * @param cost what this run paid for it, as far as that is known
 * @param attempts how many calls were sent for it
 * @param calls those calls, in the order of sending
 * @param took how long its calls took together, without the waits before them
 * @param received how many pictures the service returned, or the bank had
 * @param files the pictures in the output directory
 * @param problem why it failed or was not started
 * @param bought when its pictures were bought, by whichever run
 * @param alt the alternative text that the manifest gives; empty text says that the picture is decorative
 * @param caption the caption that the manifest gives
 * @param pick the numbers of the pictures that the manifest publishes, empty for all of them
 * @param unpicked the bought pictures that it does not publish
 * @param before what the lock had, where this run bought the image again
 */
public record ImageResult(
        String name,
        State state,
        ImageAttributes attributes,
        int take,
        int line,
        int column,
        Cost cost,
        int attempts,
        List<CallResult> calls,
        Duration took,
        int received,
        List<ResultFile> files,
        Optional<Failure> problem,
        Optional<Instant> bought,
        Optional<String> alt,
        Optional<String> caption,
        List<Integer> pick,
        List<UnpickedPicture> unpicked,
        Optional<EarlierTake> before) {

    public ImageResult {
        Require.text("the name of an image", name);
        Require.place(line, column);
        cost = Amounts.normal(cost);
        took = DurationText.normal("the time of " + name, took);
        calls = List.copyOf(calls);
        files = List.copyOf(files);
        pick = List.copyOf(pick);
        unpicked = List.copyOf(unpicked);
        if (attempts < 0 || received < 0 || take < 1) {
            throw new IllegalArgumentException(
                    name + " has attempts " + attempts + ", received " + received + ", take " + take);
        }
        if (state == State.FAILED && problem.isEmpty()) {
            throw new IllegalArgumentException(name + " failed without a reason");
        }
    }

    /** An image of the manifest and what became of it; everything else is said by name. */
    public static Builder of(String name, State state, ImageAttributes attributes) {
        return new Builder(name, state, attributes);
    }

    /** How many pictures were asked for. */
    public int requested() {
        return attributes.maxImages();
    }

    /** The most that this run paid for it. */
    public BigDecimal credits() {
        return cost.most();
    }

    /** The same values, some of which may be changed by name. */
    public Builder toBuilder() {
        Builder builder = new Builder(name, state, attributes);
        builder.take = take;
        builder.line = line;
        builder.column = column;
        builder.cost = cost;
        builder.attempts = attempts;
        builder.calls = calls;
        builder.took = took;
        builder.received = received;
        builder.files = files;
        builder.problem = problem;
        builder.bought = bought;
        builder.alt = alt;
        builder.caption = caption;
        builder.pick = pick;
        builder.unpicked = unpicked;
        builder.before = before;
        return builder;
    }

    /** Takes the values by name. */
    public static final class Builder {

        private String name;
        private State state;
        private ImageAttributes attributes;
        private int take = 1;
        private int line = 1;
        private int column = 1;
        private Cost cost = Cost.free(CostSource.STATED);
        private int attempts = 0;
        private List<CallResult> calls = List.of();
        private Duration took = Duration.ZERO;
        private int received = 0;
        private List<ResultFile> files = List.of();
        private Optional<Failure> problem = Optional.empty();
        private Optional<Instant> bought = Optional.empty();
        private Optional<String> alt = Optional.empty();
        private Optional<String> caption = Optional.empty();
        private List<Integer> pick = List.of();
        private List<UnpickedPicture> unpicked = List.of();
        private Optional<EarlierTake> before = Optional.empty();

        private Builder(String name, State state, ImageAttributes attributes) {
            this.name = name;
            this.state = state;
            this.attributes = attributes;
        }

        public Builder take(int value) {
            take = value;
            return this;
        }

        public Builder cost(Cost value) {
            cost = value;
            return this;
        }

        public Builder attempts(int value) {
            attempts = value;
            return this;
        }

        public Builder calls(List<CallResult> value) {
            calls = value;
            return this;
        }

        public Builder took(Duration value) {
            took = value;
            return this;
        }

        public Builder received(int value) {
            received = value;
            return this;
        }

        public Builder files(List<ResultFile> value) {
            files = value;
            return this;
        }

        public Builder problem(Optional<Failure> value) {
            problem = value;
            return this;
        }

        public Builder bought(Optional<Instant> value) {
            bought = value;
            return this;
        }

        public Builder alt(Optional<String> value) {
            alt = value;
            return this;
        }

        public Builder caption(Optional<String> value) {
            caption = value;
            return this;
        }

        public Builder pick(List<Integer> value) {
            pick = value;
            return this;
        }

        public Builder unpicked(List<UnpickedPicture> value) {
            unpicked = value;
            return this;
        }

        public Builder before(Optional<EarlierTake> value) {
            before = value;
            return this;
        }

        /** Where it is in the manifest. */
        public Builder at(int itsLine, int itsColumn) {
            line = itsLine;
            column = itsColumn;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder state(State value) {
            state = value;
            return this;
        }

        public Builder attributes(ImageAttributes value) {
            attributes = value;
            return this;
        }

        /** The record of what was said. */
        public ImageResult build() {
            return new ImageResult(
                    name,
                    state,
                    attributes,
                    take,
                    line,
                    column,
                    cost,
                    attempts,
                    calls,
                    took,
                    received,
                    files,
                    problem,
                    bought,
                    alt,
                    caption,
                    pick,
                    unpicked,
                    before);
        }
    }
}
