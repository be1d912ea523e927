package io.github.seedreamplugin.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one run has to report: the input of every report, and of nothing else.
 *
 * @param status how it ended
 * @param simulated whether the embedded endpoint answered, so that nothing was paid
 * @param manifest path relative to the project, with {@code /}
 * @param manifestDigest tells whether two runs were planned from the same manifest
 * @param shard which part of the manifest it took, if not all
 * @param started when it began
 * @param took how long it lasted
 * @param bill what it cost
 * @param images what became of each image, in the manifest's order
 * @param findings what is wrong with the manifest
 * @param notes what else the reader should know, a sentence each
 */
public record Run(
        Status status,
        boolean simulated,
        String manifest,
        String manifestDigest,
        Optional<Shard> shard,
        Instant started,
        Duration took,
        Bill bill,
        List<ImageResult> images,
        List<Finding> findings,
        List<String> notes) {

    public Run {
        Require.text("the manifest", manifest);
        Require.text("the digest of the manifest", manifestDigest);
        took = DurationText.normal("the time of the run", took);
        images = List.copyOf(images);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        State foreign = simulated ? State.BOUGHT : State.SIMULATED;
        if (images.stream().anyMatch(image -> image.state() == foreign)) {
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

    /** The same as a simulated run or a real one, of a shard or of all. */
    public Run as(boolean simulation, Optional<Shard> part) {
        return new Run(
                status, simulation, manifest, manifestDigest, part, started, took, bill, images, findings, notes);
    }

    /** When it ended. */
    public Instant ended() {
        return started.plus(took);
    }

    /** How many images came to this. */
    public long count(State state) {
        return images.stream().filter(image -> image.state() == state).count();
    }
}
