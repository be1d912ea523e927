package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.SharedMonth;
import io.github.seedreamplugin.generation.account.LimitText;
import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.plan.BuyingGate;
import io.github.seedreamplugin.generation.plan.ImageAction;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.MonthlySpending;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.report.Plan;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a run would fail that does what a plan says, as far as that can be known before it starts. */
final class Foreseen {

    private static final int MOST_NAMED = 5;

    private final RunContext context;
    private final Lock lock;

    /** @param lock as it is before the run */
    Foreseen(RunContext context, Lock lock) {
        this.context = context;
        this.lock = lock;
    }

    List<String> failures(List<PlannedImage> images, Plan plan) throws IOException {
        List<String> failures = new ArrayList<>(blocked(images));
        new BuyingGate(context, lock)
                .obstacle(images)
                .ifPresent(obstacle -> failures.add(obstacle.code() + ": " + obstacle.message()));
        failures.addAll(overLimits(plan));
        if (plan.cost().compareTo(cap(plan)) <= 0) {
            dearest(images, plan).ifPresent(failures::add);
        }
        return failures;
    }

    private List<String> overLimits(Plan plan) throws IOException {
        List<String> failures = new ArrayList<>();
        SpendingLimits limits = context.request().spending();
        BigDecimal cap = cap(plan);
        if (plan.cost().compareTo(cap) > 0) {
            failures.add(FailureCode.OVER_BUDGET + ": the plan may cost " + Credits.text(plan.cost())
                    + " credits, and seedream.maxCredits allows " + Credits.text(cap) + limits.shown()
                    + partly(limits));
        }
        if (limits.maxCreditsPerMonth().isPresent() && plan.isPurchase()) {
            overMonth(plan, limits).ifPresent(failures::add);
        }
        Optional<BigDecimal> left = plan.balance().map(balance -> balance.subtract(limits.minRemainingCredits()));
        if (left.isPresent() && plan.cost().compareTo(left.get()) > 0) {
            failures.add(FailureCode.LOW_BALANCE + ": the plan may cost " + Credits.text(plan.cost())
                    + " credits, and the account has "
                    + Credits.text(plan.balance().orElseThrow()) + kept(limits) + partly(limits));
        }
        return failures;
    }

    private BigDecimal cap(Plan plan) {
        return context.request().spending().cap(plan.balance());
    }

    /** A call that cannot be made at all: where no price was seen yet, twice the assumed one is set aside for it. */
    private Optional<String> dearest(List<PlannedImage> images, Plan plan) {
        SpendingLimits limits = context.request().spending();
        Price price = Price.of(
                limits.creditsPerImage(),
                context.stores().prices().seen(context.request().service().name()));
        return images.stream()
                .filter(image -> image.step() instanceof ImageAction.Buy)
                .filter(image -> most(image, price).compareTo(cap(plan)) > 0)
                .findFirst()
                .map(image -> FailureCode.OVER_BUDGET + " " + image.spec().name() + ": it may cost up to "
                        + Credits.text(most(image, price)) + " credits, and seedream.maxCredits allows "
                        + Credits.text(cap(plan)) + limits.shown());
    }

    private static BigDecimal most(PlannedImage image, Price price) {
        return price.most(image.spec().attributes().maxImages());
    }

    private Optional<String> overMonth(Plan plan, SpendingLimits limits) throws IOException {
        try {
            BigDecimal month = limits.maxCreditsPerMonth().orElseThrow();
            BigDecimal spent = new MonthlySpending(context).spent();
            return spent.add(plan.cost()).compareTo(month) > 0
                    ? Optional.of(FailureCode.OVER_BUDGET + ": the plan may cost " + Credits.text(plan.cost())
                            + " credits, and " + Credits.text(spent) + " of the " + Credits.text(month)
                            + " that seedream.maxCreditsPerMonth allows are spent" + partly(limits))
                    : Optional.empty();
        } catch (SharedMonth.UnreachableException e) {
            return Optional.of(FailureCode.SHARED_BANK_UNREACHABLE + ": " + LimitText.monthUnknown(e));
        }
    }

    private static String kept(SpendingLimits limits) {
        return limits.minRemainingCredits().signum() == 0
                ? ""
                : ", of which seedream.minRemainingCredits reserves " + Credits.text(limits.minRemainingCredits());
    }

    private static String partly(SpendingLimits limits) {
        return limits.allowPartial() ? "; what can be paid for would be bought, in the manifest's order" : "";
    }

    private static List<String> blocked(List<PlannedImage> images) {
        Map<ImageAction.Blocked, List<String>> names = new LinkedHashMap<>();
        for (PlannedImage image : images) {
            if (image.step() instanceof ImageAction.Blocked reason) {
                names.computeIfAbsent(reason, any -> new ArrayList<>())
                        .add(image.spec().name());
            }
        }
        List<String> failures = new ArrayList<>();
        names.forEach(
                (reason, blocked) -> failures.add(reason.code() + " " + shown(blocked) + ": " + reason.message()));
        return failures;
    }

    private static String shown(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() > MOST_NAMED ? first + " and " + (names.size() - MOST_NAMED) + " more" : first;
    }
}
