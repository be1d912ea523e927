package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.generation.account.Price;
import io.github.seedreamplugin.generation.plan.Estimate;
import io.github.seedreamplugin.generation.plan.ImageAction;
import io.github.seedreamplugin.generation.plan.Inputs;
import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.plan.Planner;
import io.github.seedreamplugin.generation.reporting.ManifestFindings;
import io.github.seedreamplugin.generation.reporting.Reporting;
import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.restore.Undescribed;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.manifest.Reading;
import io.github.seedreamplugin.report.Finding;
import io.github.seedreamplugin.report.Plan;
import io.github.seedreamplugin.report.PlanJson;
import io.github.seedreamplugin.report.PlanMarkdown;
import io.github.seedreamplugin.report.PlanRules;
import io.github.seedreamplugin.report.PlannedStep;
import io.github.seedreamplugin.report.ReportDirectory;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what a run would do, why, and what it would cost. The one thing it asks of the service is the balance, free. */
public final class PlanMaking {

    // Docs: about 36 s a request on average.
    private static final Duration ONE_CALL = Duration.ofSeconds(36);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RunContext context;
    private final Supplier<KeyLookup> key;
    private final Optional<Reading> manifest;

    /**
     * @param request the run to plan
     * @param environment the build that it is part of; without a key the balance stays unknown
     * @param clock what time it is
     */
    public PlanMaking(GenerationRequest request, RunEnvironment environment, Clock clock) {
        this.context = RunContext.begin(request, environment, clock);
        this.key = environment.key();
        this.manifest = environment.manifest();
    }

    /** What became of planning. */
    public sealed interface Outcome {

        /**
         * It is known what would be done.
         *
         * @param plan what
         * @param checked a run that did nothing, with the manifest's warnings as its findings
         * @param failures why {@code generate} would fail, a sentence each; none if it would not
         * @param reports the files that tell it
         */
        record Made(Plan plan, Run checked, List<String> failures, List<Path> reports) implements Outcome {}

        /**
         * The manifest, or the lock, cannot be used.
         *
         * @param file which of the two
         * @param problems what is wrong with it
         * @param run a run that did nothing, with the problems as its findings
         * @param reports the files that tell it
         */
        record Invalid(Path file, List<Problem> problems, Run run, List<Path> reports) implements Outcome {}
    }

    /** Makes the plan and writes {@code plan.json} and {@code plan.md}. */
    public Outcome make() throws IOException, InterruptedException {
        Inputs inputs = Inputs.read(context.request().places(), manifest);
        if (inputs instanceof Inputs.Invalid invalid) {
            return invalid(invalid);
        }
        Inputs.Usable usable = (Inputs.Usable) inputs;
        RunPaths places = context.request().places();
        context.progress().warnings(usable.warnings());
        Undescribed.warn(context, usable.manifest().images(), usable.lock());
        List<ImageSpec> images = context.selected(usable.manifest());
        Planner planner = new Planner(context, usable.lock(), Placement.in(context));
        context.progress().phase("checking pictures");
        List<PlannedImage> planned = planner.plan(images);
        Optional<KeyLookup> lookup = buys(planned) ? Optional.of(key.get()) : Optional.empty();
        sayThatTheKeyIsMissing(lookup);
        Run checked = ManifestFindings.checked(
                places, usable.manifest(), usable.warnings(), context.clock().instant());
        Plan made = plan(planned, lookup, checked.findings());
        Plan plan = made.blockedBy(new Foreseen(context, usable.lock()).failures(planned, made));
        ReportDirectory directory = new ReportDirectory(places.reportDirectory());
        List<Path> reports = List.of(directory.write(new PlanJson(), plan), directory.write(new PlanMarkdown(), plan));
        new Reporting(places).writeFindings(checked);
        return new Outcome.Made(plan, checked, plan.blocked(), reports);
    }

    private Outcome invalid(Inputs.Invalid inputs) throws IOException {
        Run run = ManifestFindings.run(
                context.request(),
                inputs.file(),
                inputs.problems(),
                context.clock().instant());
        Reporting reporting = new Reporting(context.request().places());
        List<Path> bill = reporting.writeBill(run);
        reporting.writeRest(run);
        return new Outcome.Invalid(inputs.file(), inputs.problems(), run, bill);
    }

    /** A plan needs no key, and is often made where there is none: in the job of a pull request. */
    private void sayThatTheKeyIsMissing(Optional<KeyLookup> lookup) {
        if (!context.request().service().simulated() && lookup.orElse(null) instanceof KeyLookup.None none) {
            context.progress()
                    .warning("The balance is not known, and generate would need a key: "
                            + none.message().lines().findFirst().orElse("").replaceFirst(":$", ""));
        }
    }

    private static boolean buys(List<PlannedImage> images) {
        return images.stream().anyMatch(image -> image.step() instanceof ImageAction.Buy);
    }

    private Plan plan(List<PlannedImage> images, Optional<KeyLookup> lookup, List<Finding> findings) {
        Price price = Price.assumed(context.request().spending().creditsPerImage());
        BigDecimal avoided = images.stream().map(PlanMaking::avoided).reduce(BigDecimal.ZERO, BigDecimal::add);
        long calls = images.stream()
                .filter(image -> image.step() instanceof ImageAction.Buy)
                .count();
        return Plan.of(
                        context.request().places().shownManifest(),
                        images.stream().map(image -> step(image, price)).toList())
                .cost(Estimate.of(images, price))
                .avoided(avoided)
                .balance(lookup.flatMap(this::balance))
                .expected(expected(calls))
                .rules(rules())
                .choices(images.stream()
                        .filter(PlanMaking::isToBePicked)
                        .map(image -> image.spec().name())
                        .toList())
                .findings(findings)
                .build();
    }

    /** Whether there are several pictures of which the manifest may pick. */
    private static boolean isToBePicked(PlannedImage image) {
        boolean isThere = image.step() instanceof ImageAction.Current || image.step() instanceof ImageAction.Restore;
        return isThere
                && image.spec().attributes().maxImages() > 1
                && image.spec().pick().isEmpty();
    }

    private PlanRules rules() {
        SpendingLimits spending = context.request().spending();
        return new PlanRules(
                Optional.of(spending.cap(Optional.empty())),
                spending.minRemainingCredits(),
                spending.allowPartial(),
                context.request().service().simulated());
    }

    private static BigDecimal avoided(PlannedImage image) {
        if (image.step() instanceof ImageAction.Current current) {
            return current.entry().credits();
        }
        return image.step() instanceof ImageAction.Restore restore
                ? restore.record().credits()
                : BigDecimal.ZERO;
    }

    private static PlannedStep step(PlannedImage image, Price price) {
        ImageAttributes attributes = image.spec().attributes();
        String name = image.spec().name();
        int pictures = attributes.maxImages();
        if (image.step() instanceof ImageAction.Buy buy) {
            return PlannedStep.buy(
                    name,
                    buy.reason(),
                    pictures,
                    new PlannedStep.Offer(price.expected(pictures), image.key().hex()));
        }
        if (image.step() instanceof ImageAction.Blocked blocked) {
            return PlannedStep.free(
                    name, PlannedStep.Action.BLOCKED, blocked.code() + ": " + blocked.message(), pictures);
        }
        if (image.step() instanceof ImageAction.Recover) {
            return PlannedStep.free(
                    name, PlannedStep.Action.RESTORE, "already paid for; it can be recovered for free", pictures);
        }
        return image.step() instanceof ImageAction.Restore
                ? PlannedStep.free(
                        name,
                        PlannedStep.Action.RESTORE,
                        "the file is missing or was changed; free from the bank",
                        pictures)
                : PlannedStep.free(name, PlannedStep.Action.CURRENT, "matches the lock", pictures);
    }

    private Optional<BigDecimal> balance(KeyLookup lookup) {
        if (context.request().rules().offline() || !(lookup instanceof KeyLookup.Found found)) {
            return Optional.empty();
        }
        try (SegmindClient client =
                new SegmindClient(context.request().clientSettings(), found.key(), context.clock())) {
            BalanceOutcome outcome = client.balance();
            if (outcome instanceof BalanceOutcome.Known known) {
                return Optional.of(known.credits());
            }
            context.progress().warning("The balance cannot be read: " + reason(outcome));
            return Optional.empty();
        }
    }

    private static String reason(BalanceOutcome outcome) {
        if (outcome instanceof BalanceOutcome.Refused refused) {
            return "HTTP " + refused.status() + ": " + refused.message();
        }
        return outcome instanceof BalanceOutcome.Unavailable unavailable
                ? unavailable.reason()
                : "the answer has no amount";
    }

    /** So many at once, and never more in a minute than may start in one. */
    private Duration expected(long calls) {
        if (calls == 0) {
            return Duration.ZERO;
        }
        CallLimits limits = context.request().calls();
        long waves = (calls + limits.maxConcurrent() - 1) / limits.maxConcurrent();
        Duration byLatency = ONE_CALL.multipliedBy(waves);
        Duration byRate =
                MINUTE.multipliedBy((calls - 1) / limits.requestsPerMinute()).plus(ONE_CALL);
        return byLatency.compareTo(byRate) > 0 ? byLatency : byRate;
    }
}
