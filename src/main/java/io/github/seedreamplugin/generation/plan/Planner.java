package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.Ledger;
import io.github.seedreamplugin.bank.Lookup;
import io.github.seedreamplugin.bank.PurchaseKeys;
import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.restore.Recovery;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.manifest.LockEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decides what each image needs, before anything is sent. */
public final class Planner {

    private static final int MOST_AT_ONCE = 8;

    private final GenerationRequest request;
    private final Lock lock;
    private final Bank bank;
    private final Optional<SharedBank> sharedBank;
    private final Ledger ledger;
    private final Placement placement;
    private final Recovery recovery;
    private volatile Optional<SharedBank.Restored> unreachable = Optional.empty();

    public Planner(RunContext context, Lock lock, Placement placement) {
        this.request = context.request();
        this.lock = lock;
        this.bank = context.stores().bank();
        this.sharedBank = context.stores().sharedBank();
        this.ledger = context.stores().ledger();
        this.placement = placement;
        this.recovery = new Recovery(context);
    }

    /** Plans many images at once: each may mean reading files or asking the shared bank. */
    public List<PlannedImage> plan(List<ImageSpec> specs) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(MOST_AT_ONCE, specs.size())));
        try {
            List<PlannedImage> plan = new ArrayList<>();
            List<Callable<PlannedImage>> steps = specs.stream()
                    .<Callable<PlannedImage>>map(spec -> () -> plan(spec))
                    .toList();
            for (Future<PlannedImage> step : pool.invokeAll(steps)) {
                plan.add(step.get());
            }
            return plan;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** A file that cannot be read is a problem of its image alone. */
    private PlannedImage plan(ImageSpec spec) {
        PurchaseKeys keys = request.service().keys(spec.attributes(), spec.take());
        try {
            return new PlannedImage(spec, keys, action(spec, keys));
        } catch (IOException e) {
            return new PlannedImage(spec, keys, blocked(FailureCode.DISK, String.valueOf(e.getMessage())));
        }
    }

    private ImageAction action(ImageSpec spec, PurchaseKeys keys) throws IOException {
        Optional<LockEntry> locked = Optional.ofNullable(lock.entries().get(spec.name()));
        Optional<LockEntry> same = locked.filter(entry -> isOf(entry, keys));
        if (same.isPresent() && placement.holds(spec, same.get())) {
            return new ImageAction.Current(same.get());
        }
        Lookup found = bank.find(keys);
        if (found instanceof Lookup.Whole whole) {
            LockEntry entry = Placement.entryOf(spec, whole.record());
            return placement.holds(spec, entry)
                    ? new ImageAction.Current(entry)
                    : new ImageAction.Restore(whole.record());
        }
        if (sharedBank.isPresent()) {
            Optional<ImageAction> step = fromShared(sharedBank.get(), spec, keys);
            if (step.isPresent()) {
                return step.get();
            }
        }
        Optional<ImageAction> damaged =
                request.rules().rebuy().matches(spec.name()) ? Optional.empty() : damaged(spec, found);
        return damaged.isPresent() ? damaged.get() : unbanked(spec, keys, locked);
    }

    /** Whatever the user says else, a frozen or offline run buys nothing and asks nobody. */
    private ImageAction unbanked(ImageSpec spec, PurchaseKeys keys, Optional<LockEntry> locked) throws IOException {
        boolean alone = request.rules().frozen() || request.rules().offline();
        Recovery.Prospect prospect = recovery.of(keys);
        if (prospect == Recovery.Prospect.HERE || (prospect == Recovery.Prospect.ELSEWHERE && !alone)) {
            return new ImageAction.Recover(prospect == Recovery.Prospect.HERE);
        }
        // Another build on this machine may have ended its call since the bank was asked.
        return !ledger.calls(keys).isEmpty() && bank.find(keys) instanceof Lookup.Whole whole
                ? new ImageAction.Restore(whole.record())
                : purchase(spec, keys, locked, alone);
    }

    /** A purchase that was made and is damaged was still made. */
    private static Optional<ImageAction> damaged(ImageSpec spec, Lookup found) {
        if (found instanceof Lookup.Damaged damaged) {
            return Optional.of(notInBank(
                    spec,
                    "it was bought on " + day(damaged.record().bought().toString()) + ", and "
                            + damaged.lost().size() + " of its pictures are missing from the bank"));
        }
        return found instanceof Lookup.Unreadable unreadable
                ? Optional.of(notInBank(
                        spec,
                        "it was bought, and its record " + unreadable.file() + " cannot be read (" + unreadable.reason()
                                + ")"))
                : Optional.empty();
    }

    private Optional<ImageAction> fromShared(SharedBank shared, ImageSpec spec, PurchaseKeys keys) throws IOException {
        SharedBank.Restored restored = restored(shared, keys);
        if (restored instanceof SharedBank.Restored.Whole whole) {
            return Optional.of(new ImageAction.Restore(whole.record()));
        }
        if (restored instanceof SharedBank.Restored.Unreachable unreached
                && !request.rules().buyWithoutSharedBank()) {
            return Optional.of(blocked(
                    FailureCode.SHARED_BANK_UNREACHABLE,
                    "the shared bank cannot be reached (" + unreached.reason()
                            + "), so this image may have been bought before; try again later, or buy"
                            + " it anyway with -Dseedream.buyWithoutSharedBank=true"));
        }
        if (restored instanceof SharedBank.Restored.Damaged damaged
                && !request.rules().rebuy().matches(spec.name())) {
            return Optional.of(notInBank(
                    spec, "it was bought, and the shared bank does not have it whole (" + damaged.reason() + ")"));
        }
        return Optional.empty();
    }

    /** A store that could not be reached is not asked again for every further image. */
    private SharedBank.Restored restored(SharedBank shared, PurchaseKeys keys) throws IOException {
        if (unreachable.isPresent()) {
            return unreachable.get();
        }
        SharedBank.Restored restored = shared.restore(keys);
        if (restored instanceof SharedBank.Restored.Unreachable) {
            unreachable = Optional.of(restored);
        }
        return restored;
    }

    private ImageAction purchase(ImageSpec spec, PurchaseKeys keys, Optional<LockEntry> locked, boolean alone)
            throws IOException {
        String reason = PurchaseReason.between(locked, spec);
        boolean rebuy = request.rules().rebuy().matches(spec.name());
        if (rebuy && alone) {
            return alone(reason);
        }
        boolean forget = request.rules().forget().matches(spec.name());
        Optional<ImageFailure> paid =
                rebuy || forget ? Optional.empty() : PaidBefore.blocks(spec.name(), ledger.calls(keys));
        if (paid.isPresent()) {
            return new ImageAction.Blocked(paid.get());
        }
        if (!rebuy && locked.isPresent() && isOf(locked.get(), keys)) {
            return lost(spec, locked.get());
        }
        return alone ? alone(reason) : new ImageAction.Buy(reason);
    }

    private ImageAction lost(ImageSpec spec, LockEntry locked) throws IOException {
        String bought = "bought on " + day(locked.bought().toString());
        Optional<Path> changed = placement.changed(spec, locked);
        return changed.isEmpty()
                ? notInBank(spec, "the lock says that it was " + bought)
                : blocked(
                        FailureCode.NOT_IN_BANK,
                        request.places().shown(changed.get()) + " was changed since it was " + bought
                                + ": it differs from the lock, and no bank that this machine can reach has the original;"
                                + " undo the change, for example with git restore, " + cure(spec));
    }

    private ImageAction alone(String reason) {
        return request.rules().frozen()
                ? blocked(
                        FailureCode.FROZEN,
                        "it needs to be bought (" + reason
                                + "), but seedream.frozen is true; buy it in a build without it, and commit the lock")
                : blocked(
                        FailureCode.OFFLINE,
                        "it needs to be bought (" + reason + "), but Maven is offline; run the build without -o");
    }

    private static ImageAction.Blocked blocked(FailureCode code, String message) {
        return new ImageAction.Blocked(ImageFailure.of(code, message));
    }

    private static ImageAction.Blocked notInBank(ImageSpec spec, String evidence) {
        return blocked(
                FailureCode.NOT_IN_BANK,
                evidence + ", but no bank that this machine can reach has its picture; " + cure(spec));
    }

    private static String cure(ImageSpec spec) {
        return "configure the shared bank (seedream.bankUrl), copy the bank of the machine that bought it, or pay again"
                + " with -Dseedream.rebuy=" + spec.name();
    }

    private static boolean isOf(LockEntry entry, PurchaseKeys keys) {
        return keys.all().stream().anyMatch(key -> key.hex().equals(entry.key()));
    }

    private static String day(String instant) {
        return instant.substring(0, 10);
    }
}
