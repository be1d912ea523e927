package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.BankCheck;
import io.github.seedreamplugin.bank.SharedMonth;
import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.files.FileFailure;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.account.LimitText;
import io.github.seedreamplugin.generation.plan.Estimate;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.MonthlySpending;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes sure, before the first purchase, that it can be paid for and that what it brings can be kept. */
final class Preflight {

    /** A 3K picture is some megabytes; a full disk is found out before anything is paid. */
    private static final long BYTES_FOR_A_PICTURE = 16L << 20;

    private final RunContext context;
    private final Account account;
    private final QuietReading reading;
    private final FailureText text;

    Preflight(RunContext context, Account account, QuietReading reading, FailureText text) {
        this.context = context;
        this.account = account;
        this.reading = reading;
        this.text = text;
    }

    /** Why nothing may be bought, if that is so. */
    Optional<ImageFailure> check(List<PlannedImage> images) {
        Optional<ImageFailure> disk = disk(images);
        if (disk.isPresent()) {
            return disk;
        }
        try {
            countThisMonth();
            Optional<ImageFailure> balance = readBalance();
            return balance.isPresent() ? balance : affordable(images);
        } catch (SharedMonth.UnreachableException e) {
            return Optional.of(ImageFailure.of(
                    FailureCode.SHARED_BANK_UNREACHABLE, "nothing was started: " + LimitText.monthUnknown(e)));
        } catch (IOException e) {
            return Optional.of(problem(e.getMessage() + "; nothing was bought"));
        }
    }

    /** Every directory that something is written to after a purchase takes a file now. */
    private Optional<ImageFailure> disk(List<PlannedImage> images) {
        RunPaths places = context.request().places();
        try {
            List<Path> directories =
                    List.of(places.outputDirectory(), places.reportDirectory(), Directories.of(places.lockFile()));
            new BankCheck(places.home()).tryOut();
            for (Path directory : directories) {
                tryOut(directory);
            }
            if (Files.exists(places.lockFile()) && !Files.isWritable(places.lockFile())) {
                return Optional.of(
                        problem("cannot write to " + places.lockFile() + ": no permission; nothing was bought"));
            }
            Optional<ImageFailure> encoder = encoder(images);
            return encoder.isPresent() ? encoder : room(images, places);
        } catch (IOException e) {
            return Optional.of(problem(e.getMessage() + "; nothing was bought"));
        }
    }

    /** A program that writes variants and cannot be started would fail the build when the pictures are paid. */
    private Optional<ImageFailure> encoder(List<PlannedImage> images) {
        return images.stream()
                .flatMap(image -> image.spec().variants().stream())
                .flatMap(variant -> variant.format().stream())
                .distinct()
                .flatMap(format -> context.request().encoders().of(format.value()).stream())
                .flatMap(program -> program.objection().stream())
                .map(objection -> problem(objection + "; nothing was bought"))
                .findFirst();
    }

    private static void tryOut(Path directory) throws IOException {
        try {
            Directories.createUnforced(directory);
            Directories.tryOut(directory);
        } catch (IOException e) {
            throw FileFailure.explain("cannot write to", directory, e);
        }
    }

    private Optional<ImageFailure> room(List<PlannedImage> images, RunPaths places) throws IOException {
        long pictures = images.stream()
                .mapToLong(image -> image.spec().attributes().maxImages())
                .sum();
        long wanted = Math.multiplyExact(Math.min(pictures, payable()), BYTES_FOR_A_PICTURE);
        long free = Files.getFileStore(places.home()).getUsableSpace();
        return free >= wanted
                ? Optional.empty()
                : Optional.of(problem("the disk of " + places.home() + " has " + (free >> 20)
                        + " MiB free, but the pictures to buy may need " + (wanted >> 20)
                        + " MiB; free some space, or set seedream.home to a directory on another disk"));
    }

    /** More pictures than the budget pays for need no room. */
    private long payable() {
        SpendingLimits limits = context.request().spending();
        BigDecimal images = limits.maxCredits().divide(account.price().perPicture(), 0, RoundingMode.CEILING);
        return images.min(BigDecimal.valueOf(Integer.MAX_VALUE)).longValue();
    }

    private static ImageFailure problem(String message) {
        return ImageFailure.of(FailureCode.DISK, message);
    }

    /** Counts what was spent in this calendar month, where a limit asks for it; the session counts its own calls itself. */
    private void countThisMonth() throws IOException {
        Path home = context.request().places().home();
        long before = account.lastBefore(home, context.stores().ledger().lastSequence());
        if (context.request().spending().maxCreditsPerMonth().isPresent()) {
            account.spentEarlierThisMonth(home, new MonthlySpending(context).spentBefore(before));
        }
    }

    /** Reads the balance once a session. */
    private Optional<ImageFailure> readBalance() throws IOException {
        if (account.opening().isPresent()) {
            return Optional.empty();
        }
        BalanceOutcome outcome = reading.read(false).outcome();
        if (outcome instanceof BalanceOutcome.Refused refused && (refused.status() == 401 || refused.status() == 403)) {
            return Optional.of(text.balanceRefused(refused.status(), refused.message()));
        }
        boolean unknown = !(outcome instanceof BalanceOutcome.Known);
        if (unknown && context.request().spending().minRemainingCredits().signum() > 0) {
            return Optional.of(ImageFailure.of(
                    FailureCode.LOW_BALANCE,
                    "nothing was started: the balance is unknown, so nobody can say whether the "
                            + Credits.text(context.request().spending().minRemainingCredits())
                            + " that seedream.minRemainingCredits reserves would be left (" + reason(outcome)
                            + "); try again later, or set it to 0"));
        }
        if (unknown) {
            context.progress().warning("The balance before the first purchase is unknown: " + reason(outcome));
        }
        return Optional.empty();
    }

    private static String reason(BalanceOutcome outcome) {
        // Any other refusal may be about this one address: purchases may still succeed.
        return outcome instanceof BalanceOutcome.Refused refused
                ? "the service answered HTTP " + refused.status() + ": " + refused.message()
                : ((BalanceOutcome.Unavailable) outcome).reason();
    }

    private Optional<ImageFailure> affordable(List<PlannedImage> images) {
        SpendingLimits limits = context.request().spending();
        BigDecimal cost = Estimate.of(images, account.price());
        BigDecimal cap = limits.cap(account.opening());
        if (cost.compareTo(cap) > 0) {
            if (!limits.allowPartial()) {
                return Optional.of(ImageFailure.of(
                        FailureCode.OVER_BUDGET,
                        "nothing was started: the plan may cost " + Credits.text(cost) + " credits, more than the "
                                + Credits.text(cap) + " that seedream.maxCredits allows" + limits.shown()
                                + "; raise it, choose images with -Dseedream.only=…, or buy as many as it allows with"
                                + " -Dseedream.allowPartial"));
            }
            context.progress()
                    .warning("The plan may cost " + Credits.text(cost) + " credits; this run stops at the "
                            + Credits.text(cap) + " that seedream.maxCredits allows" + limits.shown());
        }
        Optional<BigDecimal> left = account.balance().map(known -> known.subtract(limits.minRemainingCredits()));
        if (limits.allowPartial() || left.isEmpty() || cost.compareTo(left.get()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(ImageFailure.of(FailureCode.LOW_BALANCE, tooLow(cost, left.get(), limits)));
    }

    private String tooLow(BigDecimal cost, BigDecimal left, SpendingLimits limits) {
        String keeps = limits.minRemainingCredits().signum() > 0
                ? " after the " + Credits.text(limits.minRemainingCredits())
                        + " that seedream.minRemainingCredits reserves"
                : "";
        return "nothing was started: the plan may cost " + Credits.text(cost) + " credits, and the account has "
                + Credits.text(left.max(BigDecimal.ZERO)) + " to spend" + keeps
                + "; top it up, choose images with -Dseedream.only=…, or buy as many as it pays for with"
                + " -Dseedream.allowPartial";
    }
}
