package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.generation.plan.ImageAction;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.restore.KeptAnswers;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import java.io.IOException;
import java.time.Duration;

/** Sees to the images that need no purchase: those that are current, can be restored or recovered, or are blocked. */
final class WithoutBuying {

    private final RunContext context;
    private final Placement placement;

    /** @param placement writes what is in the bank */
    WithoutBuying(RunContext context, Placement placement) {
        this.context = context;
        this.placement = placement;
    }

    /** What becomes of one of them. */
    ImageOutcome see(PlannedImage image) {
        long start = System.nanoTime();
        ImageOutcome outcome;
        if (image.step() instanceof ImageAction.Current current) {
            outcome = refreshed(image, current);
        } else if (image.step() instanceof ImageAction.Restore restore) {
            outcome = restored(image, () -> restore.record());
        } else if (image.step() instanceof ImageAction.Recover) {
            outcome = restored(image, () -> recovered(image));
        } else {
            outcome = ImageOutcome.failed(image, ((ImageAction.Blocked) image.step()).reason());
        }
        return outcome.taking(Duration.ofNanos(System.nanoTime() - start));
    }

    private ImageOutcome refreshed(PlannedImage image, ImageAction.Current current) {
        try {
            placement.refresh(image.spec(), current.entry());
            return ImageOutcome.current(image, current.entry());
        } catch (IOException e) {
            return ImageOutcome.failed(image, ImageFailure.of(FailureCode.DISK, String.valueOf(e.getMessage())));
        }
    }

    /** Where the record of a purchase comes from. */
    @FunctionalInterface
    private interface Purchased {
        BankRecord record() throws IOException;
    }

    private BankRecord recovered(PlannedImage image) throws IOException {
        return new KeptAnswers(context)
                .bank(image.spec(), image.keys())
                .orElseThrow(() -> new IOException("what an earlier call brought is no longer where it arrived, in "
                        + context.incoming() + "; run the build again"));
    }

    private ImageOutcome restored(PlannedImage image, Purchased purchased) {
        try {
            return ImageOutcome.restored(image, placement.place(image.spec(), purchased.record()));
        } catch (IOException e) {
            return ImageOutcome.failed(image, ImageFailure.of(FailureCode.DISK, String.valueOf(e.getMessage())));
        }
    }
}
