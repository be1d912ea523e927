package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.generation.plan.ImageAction;
import io.github.seedreamplugin.generation.plan.Inputs;
import io.github.seedreamplugin.generation.plan.ManifestDigest;
import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.reporting.BillBasis;
import io.github.seedreamplugin.generation.reporting.LastRun;
import io.github.seedreamplugin.generation.reporting.ManifestFindings;
import io.github.seedreamplugin.generation.reporting.Reporting;
import io.github.seedreamplugin.generation.reporting.RunCosts;
import io.github.seedreamplugin.generation.reporting.RunSummary;
import io.github.seedreamplugin.generation.reporting.WrittenFiles;
import io.github.seedreamplugin.generation.restore.BankHealing;
import io.github.seedreamplugin.generation.restore.LockUpdate;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.restore.Publication;
import io.github.seedreamplugin.generation.restore.SmallPictures;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.report.ProvenanceJson;
import io.github.seedreamplugin.report.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What comes after the last call of a run: its bill, then the lock, the other reports and the bank's repairs. */
final class RunClosing {

    private final RunContext context;
    private final Placement placement;
    private final Reporting reporting;

    /** @param small the small pictures that the gallery shows */
    RunClosing(RunContext context, Placement placement, SmallPictures small) {
        this.context = context;
        this.placement = placement;
        this.reporting = new Reporting(context.request().places(), small);
    }

    /**
     * Tells what was done.
     *
     * @param outcomes what became of each image, in the manifest's order
     */
    GenerationResult close(Inputs.Usable inputs, List<ImageOutcome> outcomes, BillBasis basis, BankHealing healing)
            throws InterruptedException {
        context.progress().phase("writing reports and small pictures");
        Map<String, LockEntry> made = made(outcomes);
        WrittenFiles files = new WrittenFiles(
                placement,
                outcomes.stream().map(outcome -> outcome.image().spec()).toList());
        List<ProvenanceJson.Row> provenance = files.provenance(made);
        Run run = WrittenFiles.noted(files.in(summary(inputs, outcomes, basis), made), provenance);
        reporting.writeBill(context.progress().timed(run));
        Optional<String> lockProblem = writeLock(missing(made, inputs.lock()));
        reporting.writeProvenance(run, provenance);
        reporting.writeRest(run, context.progress()::timed);
        placement.remember();
        heal(outcomes, healing);
        // once more, with all that was done since
        Run ended = context.progress().timed(run);
        List<Path> bill = reporting.writeBill(ended);
        List<String> unwritten = Stream.concat(lockProblem.stream(), reporting.problems().stream())
                .toList();
        if (unwritten.isEmpty()
                && !context.progress().hasWarned()
                && !context.stop().isRaised()) {
            new LastRun(context).keep(ended, reporting, inputs.manifest(), made.values());
        }
        return new GenerationResult.Done(
                ended, bill, unwritten, Publication.claims(inputs.manifest().images()));
    }

    private Run summary(Inputs.Usable inputs, List<ImageOutcome> outcomes, BillBasis basis) {
        RunCosts costs = new RunCosts(basis, outcomes);
        RunSummary summary = new RunSummary(context, costs, ManifestDigest.of(inputs.manifest()), inputs.lock());
        return ManifestFindings.warned(context.request().places(), inputs.warnings(), summary.of(outcomes));
    }

    /** After the bill: what was paid must be told even if the lock cannot be written, and so must everything else. */
    private Optional<String> writeLock(Map<String, LockEntry> made) throws InterruptedException {
        try {
            new LockUpdate(context).apply(made);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What the lock does not say already. */
    private static Map<String, LockEntry> missing(Map<String, LockEntry> made, Lock lock) {
        Map<String, LockEntry> missing = new LinkedHashMap<>(made);
        missing.entrySet()
                .removeIf(entry -> entry.getValue().equals(lock.entries().get(entry.getKey())));
        return missing;
    }

    /** So late, because whether the bank was empty is known by then, and nothing waits for it. */
    private static void heal(List<ImageOutcome> outcomes, BankHealing healing) {
        for (ImageOutcome outcome : outcomes) {
            if (outcome.image().step() instanceof ImageAction.Current current) {
                healing.heal(outcome.image().spec(), current.entry());
            }
        }
    }

    private static Map<String, LockEntry> made(List<ImageOutcome> outcomes) {
        Map<String, LockEntry> made = new LinkedHashMap<>();
        for (ImageOutcome outcome : outcomes) {
            outcome.entry().ifPresent(entry -> made.put(outcome.image().spec().name(), entry));
        }
        return made;
    }
}
