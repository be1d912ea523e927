package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.LockHolder;
import io.github.seedreamplugin.bank.LockHolders;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.CallDeadline;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keeps two builds from buying the same picture. Nobody waits long in one go for what another build is buying: the other
 * images come first, so that one call that hangs holds up nothing but the image that it is for.
 */
public final class ImageLocks {

    private static final Duration LONGEST_WAIT = Duration.ofHours(2);
    private static final Duration ONE_TURN = Duration.ofMillis(250);

    private final RunContext context;
    private final LockHolders holders;

    public ImageLocks(RunContext context) {
        this.context = context;
        this.holders = new LockHolders(context.request().places().home());
    }

    /** What came of one turn. */
    public sealed interface Turn permits Taken, Later, Ended {}

    /** The picture is this build's to buy until this is closed, by whichever thread. */
    public record Taken(LockHolders holders, String name, MachineLock.Held held) implements Turn, AutoCloseable {

        @Override
        public void close() {
            holders.gives(name);
            held.close();
        }
    }

    /** Another build is buying it: time for other images. */
    public record Later() implements Turn {}

    /** It is not to be bought. */
    public record Ended(ImageFailure failure) implements Turn {}

    /** Waits for the picture in as many turns as it takes: it is taken in the end, or not to be had. */
    public Turn await(PlannedImage image) throws IOException, InterruptedException {
        Wait wait = new Wait(image);
        Turn turn = wait.turn();
        while (turn instanceof Later) {
            turn = wait.turn();
        }
        return turn;
    }

    /** One image's wait, of as many turns as it takes. */
    final class Wait {
        private final PlannedImage image;
        private final long began = System.nanoTime();
        private boolean told;

        Wait(PlannedImage image) {
            this.image = image;
        }

        Turn turn() throws IOException, InterruptedException {
            String name = image.key().lockName();
            // Before the lock: nothing may fail between taking it and handing it on.
            LockHolder ourselves = ourselves();
            Optional<MachineLock.Claim> claim =
                    context.stop().unlessRaised(() -> context.stores().locks().lock(name, this::tellOnce, ONE_TURN));
            if (claim.isEmpty()) {
                return new Ended(RunHealth.stopped());
            }
            if (claim.get() instanceof MachineLock.Held held) {
                holders.took(name, ourselves);
                return new Taken(holders, name, held);
            }
            return System.nanoTime() - began < LONGEST_WAIT.toNanos() ? new Later() : new Ended(tooLong());
        }

        private void tellOnce() {
            if (!told) {
                told = true;
                context.progress()
                        .waiting("Waiting for " + holder()
                                + " The other images go on. If it buys the picture, this build"
                                + " takes it over free of charge; if it is still at it in " + LONGEST_WAIT.toHours()
                                + " h, this build gives the image up.");
            }
        }

        private ImageFailure tooLong() {
            return ImageFailure.of(
                    FailureCode.NOT_SENT,
                    "another build on this machine has been buying it for more than " + LONGEST_WAIT.toHours() + " h: "
                            + holder() + " End that process if it hangs, and run this build again");
        }

        private String holder() {
            String buys = " that buys " + image.spec().name();
            return holders.of(image.key().lockName())
                    .map(holder -> (holder.pid() == ourselves().pid()
                                    ? "another module of this build" + buys
                                    : "another build" + buys + ", process " + holder.pid())
                            + " in " + holder.directory() + ", since "
                            + holder.since().truncatedTo(ChronoUnit.SECONDS) + "; one call of it takes "
                            + holder.longestCall().toSeconds() + " s at most.")
                    .orElse("another build" + buys + ".");
        }

        private LockHolder ourselves() {
            Duration longest = CallDeadline.of(
                    context.request().calls().requestTimeout(),
                    image.spec().attributes().maxImages());
            return new LockHolder(
                    ProcessHandle.current().pid(),
                    context.request().places().base().toString(),
                    context.clock().instant(),
                    longest);
        }
    }
}
