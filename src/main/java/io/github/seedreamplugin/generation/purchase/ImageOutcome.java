package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.report.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of an image.
 *
 * @param image the image and what it needed
 * @param state in one word
 * @param entry what the lock says of its files, if it has any
 * @param failure why it has no picture, if it has none
 * @param unknown a call for it whose charge nobody knows yet, if there is one
 * @param calls those that this run made for it, in their order
 * @param took how long they took
 */
public record ImageOutcome(
        PlannedImage image,
        State state,
        Optional<LockEntry> entry,
        Optional<ImageFailure> failure,
        Optional<UnknownCall> unknown,
        List<MadeCall> calls,
        Duration took) {

    public ImageOutcome {
        calls = List.copyOf(calls);
    }

    private static ImageOutcome of(PlannedImage image, State state, Optional<LockEntry> entry) {
        return new ImageOutcome(image, state, entry, Optional.empty(), Optional.empty(), List.of(), Duration.ZERO);
    }

    /** Its files were there already. */
    public static ImageOutcome current(PlannedImage image, LockEntry entry) {
        return of(image, State.CURRENT, Optional.of(entry));
    }

    /** Its files came from the bank, free. */
    public static ImageOutcome restored(PlannedImage image, LockEntry entry) {
        return of(image, State.RESTORED, Optional.of(entry));
    }

    /** It was bought, banked and written. */
    static ImageOutcome bought(PlannedImage image, LockEntry entry, boolean simulated) {
        return of(image, simulated ? State.SIMULATED : State.BOUGHT, Optional.of(entry));
    }

    /** It has no picture. */
    public static ImageOutcome failed(PlannedImage image, ImageFailure failure) {
        return new ImageOutcome(
                image,
                State.FAILED,
                Optional.empty(),
                Optional.of(failure),
                Optional.empty(),
                List.of(),
                Duration.ZERO);
    }

    /** No call was made for it. */
    public static ImageOutcome notStarted(PlannedImage image, ImageFailure reason) {
        return new ImageOutcome(
                image,
                State.NOT_STARTED,
                Optional.empty(),
                Optional.of(reason),
                Optional.empty(),
                List.of(),
                Duration.ZERO);
    }

    /** A call was made for it that may have been charged. */
    static ImageOutcome unsettled(PlannedImage image, UnknownCall call) {
        return new ImageOutcome(
                image,
                State.FAILED,
                Optional.empty(),
                Optional.of(call.ifFree()),
                Optional.of(call),
                List.of(),
                Duration.ZERO);
    }

    /** The same after these calls, which took so long; a run may have come to this image before. */
    ImageOutcome after(List<MadeCall> earlier, Duration time) {
        List<MadeCall> all = new ArrayList<>(earlier);
        all.addAll(calls);
        return new ImageOutcome(image, state, entry, failure, unknown, all, took.plus(time));
    }

    /** The same, and it took so long. */
    public ImageOutcome taking(Duration time) {
        return new ImageOutcome(image, state, entry, failure, unknown, calls, time);
    }

    /** What came of the same image in the end. */
    ImageOutcome becomes(ImageOutcome later) {
        return later.after(calls, took);
    }

    /** How many calls this run made for it. */
    public int attempts() {
        return calls.size();
    }

    /** Whether it has its pictures. */
    public boolean hasPictures() {
        return entry.isPresent();
    }
}
