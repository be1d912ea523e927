package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Lookup;
import io.github.seedreamplugin.generation.plan.ImageAction;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.purchase.ImageLocks;
import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.restore.KeptAnswers;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import java.io.IOException;
import java.time.Duration;

/** Does what a plan says about the images that need no service: keeps, restores, recovers or blocks them. */
final class ImageRestoring {

    private final RunContext context;
    private final Placement placement;

    ImageRestoring(RunContext context, Placement placement) {
        this.context = context;
        this.placement = placement;
    }

    ImageOutcome restore(PlannedImage image) throws InterruptedException {
        long start = System.nanoTime();
        return outcome(image).taking(Duration.ofNanos(System.nanoTime() - start));
    }

    private ImageOutcome outcome(PlannedImage image) throws InterruptedException {
        if (image.step() instanceof ImageAction.Current current) {
            return refreshed(image, current);
        }
        if (image.step() instanceof ImageAction.Restore restore) {
            return restored(image, restore.record());
        }
        if (image.step() instanceof ImageAction.Recover) {
            return recovered(image);
        }
        return ImageOutcome.failed(image, ((ImageAction.Blocked) image.step()).reason());
    }

    private ImageOutcome refreshed(PlannedImage image, ImageAction.Current current) {
        try {
            placement.refresh(image.spec(), current.entry());
            return ImageOutcome.current(image, current.entry());
        } catch (IOException e) {
            return onDisk(image, e);
        }
    }

    /** Under the picture's lock: another build may be banking the same answer, or may have done so. */
    private ImageOutcome recovered(PlannedImage image) throws InterruptedException {
        try {
            ImageLocks.Turn turn = new ImageLocks(context).await(image);
            if (turn instanceof ImageLocks.Ended ended) {
                return ImageOutcome.failed(image, ended.failure());
            }
            ImageLocks.Taken taken = (ImageLocks.Taken) turn;
            try {
                return restored(image, purchased(image));
            } finally {
                taken.close();
            }
        } catch (IOException e) {
            return onDisk(image, e);
        }
    }

    private BankRecord purchased(PlannedImage image) throws IOException {
        return context.stores().bank().find(image.keys()) instanceof Lookup.Whole whole
                ? whole.record()
                : new KeptAnswers(context)
                        .bank(image.spec(), image.keys())
                        .orElseThrow(() -> new IOException("the answer of an earlier call is no longer in "
                                + context.incoming() + "; run the build again"));
    }

    private ImageOutcome restored(PlannedImage image, BankRecord record) {
        try {
            return ImageOutcome.restored(image, placement.place(image.spec(), record));
        } catch (IOException e) {
            return onDisk(image, e);
        }
    }

    private static ImageOutcome onDisk(PlannedImage image, IOException fault) {
        return ImageOutcome.failed(image, ImageFailure.of(FailureCode.DISK, String.valueOf(fault.getMessage())));
    }
}
