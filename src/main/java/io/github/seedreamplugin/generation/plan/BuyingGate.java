package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.generation.request.BuyingRules;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.Lock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a run may buy anything at all, now that it is known what it would buy. */
public final class BuyingGate {

    private final RunContext context;
    private final Lock lock;

    /** @param lock as it was before the run */
    public BuyingGate(RunContext context, Lock lock) {
        this.context = context;
        this.lock = lock;
    }

    /** Why none of these images may be bought, if that is so. */
    public Optional<ImageFailure> obstacle(List<PlannedImage> toBuy) throws IOException {
        List<String> names = toBuy.stream()
                .filter(image -> image.step() instanceof ImageAction.Buy)
                .map(image -> image.spec().name())
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        BuyingRules rules = context.request().rules();
        if (rules.inIde()) {
            return Optional.of(ImageFailure.of(
                    FailureCode.IN_IDE,
                    "this build was started by an IDE, which never buys; run it on the command line, or set"
                            + " seedream.buyInIde"));
        }
        Optional<String> changed = rules.plan().flatMap(plan -> new ApprovedPlan(plan).differs(toBuy));
        if (changed.isPresent()) {
            return changed.map(reason -> ImageFailure.of(FailureCode.PLAN_CHANGED, reason));
        }
        boolean bankIsEmpty = context.stores().bank().isEmpty();
        Path home = context.request().places().home();
        if (bankIsEmpty
                && !lock.entries().isEmpty()
                && !context.request().service().simulated()) {
            context.progress()
                    .warning("The lock names " + lock.entries().size() + " purchases, and the bank in " + home
                            + " is empty: check that seedream.home is the right directory");
        }
        boolean first = bankIsEmpty
                && !context.request().service().isOnThisMachine()
                && lock.entries().isEmpty()
                && context.stores().sharedBank().isEmpty();
        return first && !rules.firstPurchase()
                ? Optional.of(ImageFailure.of(
                        FailureCode.FIRST_PURCHASE,
                        "there is neither a lock nor a bank in " + home + ", so this build would buy all "
                                + names.size() + " images; commit the lock, share a bank (seedream.bankUrl), or set"
                                + " -Dseedream.firstPurchase=true if this is the first purchase"))
                : Optional.empty();
    }
}
