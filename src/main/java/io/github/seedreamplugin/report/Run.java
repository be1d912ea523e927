package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one run has to report: the input of every report, and of nothing else.
 *
 * @param status how it ended
 * @param manifest path relative to the project, with {@code /}
 * @param manifestDigest tells whether two runs were planned from the same manifest
 * @param simulated whether the embedded endpoint answered, so that nothing was paid
 * @param shard which part of the manifest it took, if not all
 * @param facts the build that it belongs to
 * @param started when it began
 * @param took how long it lasted
 * @param phases what it spent that time on, in order; may be empty
 * @param bill what it cost
 * @param images what became of each image, in the manifest's order
 * @param findings what is wrong with the manifest
 * @param notes what else the reader should know, a sentence each
 */
public record Run(
        Status status,
        String manifest,
        String manifestDigest,
        boolean simulated,
        Optional<Shard> shard,
        BuildFacts facts,
        Instant started,
        Duration took,
        List<Phase> phases,
        Bill bill,
        List<ImageResult> images,
        List<Finding> findings,
        List<String> notes) {

    public Run {
        Require.text("the manifest", manifest);
        Require.text("the digest of the manifest", manifestDigest);
        took = DurationText.normal("the time of the run", took);
        phases = List.copyOf(phases);
        images = List.copyOf(images);
        findings = List.copyOf(findings);
        notes = safe(notes);
        State foreign = simulated ? State.BOUGHT : State.SIMULATED;
        if (count(images, foreign) > 0) {
            throw new IllegalArgumentException(
                    "a " + (simulated ? "simulated" : "real") + " run with an image that was " + foreign.value());
        }
        Set<String> names = new HashSet<>();
        for (ImageResult image : images) {
            if (!names.add(image.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("two results for the image " + image.name());
            }
        }
    }

    /** A run that ended so, of this manifest; everything else is said by name. */
    public static Builder of(Status status, String manifest, String manifestDigest) {
        return new Builder(status, manifest, manifestDigest);
    }

    /** When it ended. */
    public Instant ended() {
        return started.plus(took);
    }

    /** The images that something is wrong with, in the manifest's order. */
    public List<ImageResult> troubled() {
        List<ImageResult> troubled = new ArrayList<>();
        for (ImageResult image : images) {
            if (image.problem().isPresent()) {
                troubled.add(image);
            }
        }
        return troubled;
    }

    /** Whether it sent a call for any image. */
    public boolean hasCalled() {
        for (ImageResult image : images) {
            if (image.attempts() > 0) {
                return true;
            }
        }
        return false;
    }

    /** How many images came to this. */
    public long count(State state) {
        return count(images, state);
    }

    private static long count(List<ImageResult> images, State state) {
        long count = 0;
        for (ImageResult image : images) {
            count += image.state() == state ? 1 : 0;
        }
        return count;
    }

    private static List<String> safe(List<String> notes) {
        List<String> safe = new ArrayList<>();
        for (String note : notes) {
            safe.add(SafeText.line(note));
        }
        return List.copyOf(safe);
    }

    /** The same values, some of which may be changed by name. */
    public Builder toBuilder() {
        Builder builder = new Builder(status, manifest, manifestDigest);
        builder.simulated = simulated;
        builder.shard = shard;
        builder.facts = facts;
        builder.started = started;
        builder.took = took;
        builder.phases = phases;
        builder.bill = bill;
        builder.images = images;
        builder.findings = findings;
        builder.notes = notes;
        return builder;
    }

    /** Takes the values by name. */
    public static final class Builder {

        private final Status status;
        private final String manifest;
        private final String manifestDigest;
        private boolean simulated = false;
        private Optional<Shard> shard = Optional.empty();
        private BuildFacts facts = BuildFacts.unknown();
        private Instant started = Instant.EPOCH;
        private Duration took = Duration.ZERO;
        private List<Phase> phases = List.of();
        private Bill bill = Bill.empty();
        private List<ImageResult> images = List.of();
        private List<Finding> findings = List.of();
        private List<String> notes = List.of();

        private Builder(Status status, String manifest, String manifestDigest) {
            this.status = status;
            this.manifest = manifest;
            this.manifestDigest = manifestDigest;
        }

        public Builder simulated(boolean value) {
            simulated = value;
            return this;
        }

        public Builder shard(Optional<Shard> value) {
            shard = value;
            return this;
        }

        public Builder facts(BuildFacts value) {
            facts = value;
            return this;
        }

        public Builder started(Instant value) {
            started = value;
            return this;
        }

        public Builder took(Duration value) {
            took = value;
            return this;
        }

        public Builder phases(List<Phase> value) {
            phases = value;
            return this;
        }

        public Builder bill(Bill value) {
            bill = value;
            return this;
        }

        public Builder images(List<ImageResult> value) {
            images = value;
            return this;
        }

        public Builder findings(List<Finding> value) {
            findings = value;
            return this;
        }

        public Builder notes(List<String> value) {
            notes = value;
            return this;
        }

        /** The record of what was said. */
        public Run build() {
            return new Run(
                    status,
                    manifest,
                    manifestDigest,
                    simulated,
                    shard,
                    facts,
                    started,
                    took,
                    phases,
                    bill,
                    images,
                    findings,
                    notes);
        }
    }
}
