package io.github.seedreamplugin.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Joins the runs of the n shards of a manifest into the one run that they were. */
public final class MergedReport {

    private final List<Run> shards;
    private final JoinedBill bill;

    private MergedReport(List<Run> shards) {
        this.shards = shards;
        this.bill = new JoinedBill(shards);
    }

    /** Joins the runs, in whatever order they come, or says why they are not the shards of one run. */
    public static Merge of(List<Run> runs) {
        Optional<String> misfit = misfit(runs);
        if (misfit.isPresent()) {
            return new Merge.Refused(misfit.get());
        }
        return new Merge.Merged(new MergedReport(runs.stream()
                        .sorted(Comparator.comparingInt(
                                run -> run.shard().map(Shard::index).orElse(0)))
                        .toList())
                .joined());
    }

    private static Optional<String> misfit(List<Run> runs) {
        if (runs.isEmpty()) {
            return Optional.of("There is no report to merge.");
        }
        if (runs.stream().anyMatch(run -> run.shard().isEmpty())) {
            return Optional.of(
                    "One of the reports is of a whole run, not of a shard: merge only reports of -Dseedream.shard=i/n.");
        }
        return misfitOfShards(runs.stream().flatMap(run -> run.shard().stream()).toList())
                .or(() -> misfitOfManifests(runs))
                .or(() -> misfitOfImages(runs));
    }

    private static Optional<String> misfitOfShards(List<Shard> shards) {
        int count = shards.get(0).count();
        if (shards.stream().anyMatch(shard -> shard.count() != count)) {
            return Optional.of("The reports are of runs with different numbers of shards: " + shards + ".");
        }
        List<Integer> indexes = shards.stream().map(Shard::index).toList();
        List<Integer> doubled = indexes.stream()
                .filter(index -> indexes.indexOf(index) != indexes.lastIndexOf(index))
                .distinct()
                .sorted()
                .toList();
        if (!doubled.isEmpty()) {
            return Optional.of("There is more than one report of shard " + listed(doubled, count)
                    + ": leave out the reports of earlier runs.");
        }
        List<Integer> missing = IntStream.rangeClosed(1, count)
                .boxed()
                .filter(index -> !indexes.contains(index))
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of("There is no report of shard " + listed(missing, count)
                    + ": what it bought would be missing from the bill.");
        }
        return Optional.empty();
    }

    private static String listed(List<Integer> indexes, int count) {
        return String.join(
                ", ",
                indexes.stream()
                        .map(index -> new Shard(index, count).toString())
                        .toList());
    }

    private static Optional<String> misfitOfManifests(List<Run> runs) {
        Run first = runs.get(0);
        for (Run run : runs) {
            if (!run.manifestDigest().equals(first.manifestDigest())) {
                return Optional.of("Shards " + name(first) + " and " + name(run)
                        + " were planned from different manifests: run all shards of the same commit.");
            }
            if (run.simulated() != first.simulated()) {
                return Optional.of("Of shards " + name(first) + " and " + name(run)
                        + " only one was simulated: their bills cannot be added up.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> misfitOfImages(List<Run> runs) {
        Map<String, Run> owners = new HashMap<>();
        for (Run run : runs) {
            for (ImageResult image : run.images()) {
                Run owner = owners.putIfAbsent(image.name(), run);
                if (owner != null) {
                    return Optional.of("Shards " + name(owner) + " and " + name(run) + " both have the image "
                            + image.name() + ": run all shards with the same version and the same parameters.");
                }
            }
        }
        return Optional.empty();
    }

    private static String name(Run run) {
        return run.shard().map(Shard::toString).orElse("");
    }

    private Run joined() {
        Instant started =
                shards.stream().map(Run::started).min(Comparator.naturalOrder()).orElseThrow();
        Instant ended =
                shards.stream().map(Run::ended).max(Comparator.naturalOrder()).orElseThrow();
        Run first = shards.get(0);
        return Run.of(status(), first.manifest(), first.manifestDigest())
                .simulated(first.simulated())
                .facts(first.facts())
                .started(started)
                .took(Duration.between(started, ended))
                .bill(bill.sum().build())
                .images(shards.stream()
                        .flatMap(run -> run.images().stream())
                        .sorted(Comparator.comparingInt(ImageResult::line)
                                .thenComparingInt(ImageResult::column)
                                .thenComparing(ImageResult::name))
                        .toList())
                // every shard checks the whole manifest
                .findings(shards.stream()
                        .flatMap(run -> run.findings().stream())
                        .distinct()
                        .toList())
                .notes(notes())
                .build();
    }

    private Status status() {
        if (shards.stream().anyMatch(run -> run.status() == Status.FAILED)) {
            return Status.FAILED;
        }
        return shards.stream().allMatch(run -> run.status() == Status.NOTHING_TO_DO) ? Status.NOTHING_TO_DO : Status.OK;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(
                shards.stream().flatMap(run -> run.notes().stream()).distinct().toList());
        notes.add("Merged from " + Headline.counted(shards.size(), "shard") + ".");
        bill.first()
                .filter(run -> run.bill().opening().isPresent())
                .ifPresent(run ->
                        notes.add("The balance before is from shard " + name(run) + ", whose calls began first."));
        bill.last()
                .filter(run -> run.bill().closing().isPresent())
                .ifPresent(
                        run -> notes.add("The balance after is from shard " + name(run) + ", whose calls ended last."));
        return notes;
    }
}
