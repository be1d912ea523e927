package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A run in the making, for tests that care about one or two of its values. */
final class RunDraft {

    private Status status = Status.OK;
    private boolean simulated;
    private String manifestDigest = "3f".repeat(32);
    private Optional<Shard> shard = Optional.empty();
    private Instant started = Instant.parse("2026-11-23T10:15:30Z");
    private Duration took = Duration.ZERO;
    private List<Phase> phases = List.of();
    private Bill bill = bill("0");
    private List<ImageResult> images = List.of();
    private List<Finding> findings = List.of();
    private List<String> notes = List.of();

    RunDraft() {}

    RunDraft(Run run) {
        status = run.status();
        simulated = run.simulated();
        manifestDigest = run.manifestDigest();
        shard = run.shard();
        started = run.started();
        took = run.took();
        phases = run.phases();
        bill = run.bill();
        images = run.images();
        findings = run.findings();
        notes = run.notes();
    }

    /** A bill of one amount spent, with no balances. */
    static Bill bill(String spent) {
        return spent(spent).build();
    }

    /** A bill with balances and one amount spent. */
    static Bill bill(String opening, String closing, String spent) {
        return spent(spent)
                .balances(Optional.of(new BigDecimal(opening)), Optional.of(new BigDecimal(closing)))
                .build();
    }

    private static Bill.Builder spent(String credits) {
        BigDecimal amount = new BigDecimal(credits);
        return Bill.builder()
                .addPictures(Cost.exactly(amount, CostSource.STATED))
                .estimated(amount);
    }

    RunDraft status(Status value) {
        status = value;
        return this;
    }

    RunDraft simulated() {
        simulated = true;
        return this;
    }

    RunDraft manifestDigest(String value) {
        manifestDigest = value;
        return this;
    }

    RunDraft shard(int index, int count) {
        shard = Optional.of(new Shard(index, count));
        return this;
    }

    RunDraft started(Instant value) {
        started = value;
        return this;
    }

    RunDraft took(Duration value) {
        took = value;
        return this;
    }

    RunDraft phases(Phase... values) {
        phases = List.of(values);
        return this;
    }

    RunDraft bill(Bill value) {
        bill = value;
        return this;
    }

    RunDraft images(ImageResult... values) {
        images = List.of(values);
        return this;
    }

    RunDraft images(List<ImageResult> values) {
        images = values;
        return this;
    }

    RunDraft findings(Finding... values) {
        findings = List.of(values);
        return this;
    }

    RunDraft findings(List<Finding> values) {
        findings = values;
        return this;
    }

    RunDraft notes(String... values) {
        notes = List.of(values);
        return this;
    }

    private static ImageResult asSimulated(ImageResult image) {
        return image.state() == State.BOUGHT
                ? image.toBuilder().state(State.SIMULATED).build()
                : image;
    }

    Run run() {
        return Run.of(status, "src/main/seedream/images.yaml", manifestDigest)
                .simulated(simulated)
                .shard(shard)
                .started(started)
                .took(took)
                .phases(phases)
                .bill(bill)
                .images(simulated ? images.stream().map(RunDraft::asSimulated).toList() : images)
                .findings(findings)
                .notes(notes)
                .build();
    }
}
