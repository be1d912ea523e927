package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.files.FileFailure;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.plan.Estimate;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes sure, before the first purchase, that it can be paid for and that what it brings can be kept. */
final class Preflight {

    /** A 3K picture is some megabytes; a full disk is found out before anything is paid. */
    private static final long BYTES_FOR_A_PICTURE = 16L << 20;

    private static final Duration WAIT_FOR_A_QUIET_READING = Duration.ofSeconds(1);

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;

    Preflight(RunContext context, Account account, SegmindClient client) {
        this.context = context;
        this.account = account;
        this.client = client;
    }

    /** Why nothing may be bought, if that is so. */
    Optional<Ending.Problem> check(List<PlannedImage> images) throws InterruptedException {
        Optional<Ending.Problem> disk = disk(images);
        if (disk.isPresent()) {
            return disk;
        }
        try {
            Optional<Ending.Problem> balance = readBalance();
            return balance.isPresent() ? balance : affordable(images);
        } catch (IOException e) {
            return Optional.of(problem(e.getMessage() + "; nothing was bought"));
        }
    }

    private Optional<Ending.Problem> disk(List<PlannedImage> images) {
        RunPaths places = context.request().places();
        try {
            for (Path directory : List.of(places.home(), places.outputDirectory(), places.reportDirectory())) {
                Files.createDirectories(directory);
                Files.delete(Files.createTempFile(directory, ".seedream-", ".part"));
            }
            long pictures = images.stream()
                    .mapToLong(image -> image.spec().attributes().maxImages())
                    .sum();
            long wanted = Math.multiplyExact(Math.min(pictures, payable()), BYTES_FOR_A_PICTURE);
            long free = Files.getFileStore(places.home()).getUsableSpace();
            return free >= wanted
                    ? Optional.empty()
                    : Optional.of(problem("there are " + (free >> 20) + " MiB free where " + places.home()
                            + " lies, and the pictures to buy may need " + (wanted >> 20)
                            + " MiB; make room, or set seedream.home to where there is"));
        } catch (FileSystemException e) {
            return Optional.of(problem("cannot write to " + e.getFile() + ": "
                    + FileFailure.reason(Path.of(e.getFile()), e) + "; nothing was bought"));
        } catch (IOException e) {
            return Optional.of(problem(e.getMessage() + "; nothing was bought"));
        }
    }

    /** More pictures than the budget pays for need no room. */
    private long payable() {
        SpendingLimits limits = context.request().spending();
        BigDecimal images = limits.maxCredits().divide(account.price().perImage(), 0, RoundingMode.CEILING);
        return images.min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue();
    }

    private static Ending.Problem problem(String message) {
        return new Ending.Problem(FailureCode.DISK, message);
    }

    /** Reads the balance once a session, and settles what a killed run may have left open. */
    private Optional<Ending.Problem> readBalance() throws IOException, InterruptedException {
        boolean leftovers = hasLeftovers();
        if (!leftovers && account.opening().isPresent()) {
            return Optional.empty();
        }
        UnknownCallSettler settler = new UnknownCallSettler(context, account, client);
        UnknownCallSettler.Settled settled =
                settler.settle(List.of(), leftovers ? settler.patience() : WAIT_FOR_A_QUIET_READING);
        if (settled instanceof UnknownCallSettler.Settled.Refused refused) {
            return Optional.of(FailureText.balanceRefused(refused.status(), refused.message()));
        }
        if (settled instanceof UnknownCallSettler.Settled.Postponed postponed
                && !context.stop().isRaised()) {
            return readLoosely(postponed);
        }
        return Optional.empty();
    }

    private Optional<Ending.Problem> readLoosely(UnknownCallSettler.Settled.Postponed postponed) {
        BalanceOutcome outcome = client.balance();
        if (outcome instanceof BalanceOutcome.Known known) {
            account.readLoosely(known.credits());
            return Optional.empty();
        }
        if (outcome instanceof BalanceOutcome.Refused refused && UnknownCallSettler.isAboutTheKey(refused)) {
            return Optional.of(FailureText.balanceRefused(refused.status(), refused.message()));
        }
        context.progress().warning("The balance is not known before the first purchase: " + postponed.reason());
        return Optional.empty();
    }

    /** Whether a call is open whose process is gone: who makes one holds its key's lock. */
    private boolean hasLeftovers() throws IOException {
        for (Call call : context.stores().ledger().open(account.label())) {
            Optional<LedgerEntry.Intent> intent = call.intent();
            if (intent.isEmpty()
                    || !context.stores().locks().isHeld(intent.get().key().lockName())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Ending.Problem> affordable(List<PlannedImage> images) {
        SpendingLimits limits = context.request().spending();
        BigDecimal cost = Estimate.of(images, account.price());
        if (cost.compareTo(limits.cap(account.opening())) > 0) {
            context.progress()
                    .warning("The plan may cost " + Credits.text(cost) + " credits; this run stops at the "
                            + Credits.text(limits.cap(account.opening())) + " that seedream.maxCredits allows"
                            + limits.shown());
        }
        Optional<BigDecimal> left = account.balance().map(known -> known.subtract(limits.minRemainingCredits()));
        if (limits.allowPartial() || left.isEmpty() || cost.compareTo(left.get()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Ending.Problem(
                FailureCode.LOW_BALANCE,
                "nothing was started: the plan may cost " + Credits.text(cost) + " credits and the account has "
                        + Credits.text(left.get()) + " to spend; top it up, choose images with -Dseedream.only=…, or"
                        + " buy what can be paid for with -Dseedream.allowPartial"));
    }
}
