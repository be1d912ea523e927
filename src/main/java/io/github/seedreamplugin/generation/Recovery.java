package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.output.Inspection;
import io.github.seedreamplugin.output.PictureInspector;
import io.github.seedreamplugin.segmind.FetchOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds pictures that were paid for and did not get into the bank: whole bodies that a killed run left where they
 * arrived, and pictures at addresses that could not be fetched then. Both are free now.
 */
final class Recovery {

    private final RunContext context;
    private final SegmindClient client;
    private final PictureInspector inspector = new PictureInspector();

    Recovery(RunContext context, SegmindClient client) {
        this.context = context;
        this.client = client;
    }

    /** Banks what an earlier call for this image left behind, if it left anything. */
    Optional<BankRecord> recover(PlannedImage image) throws IOException {
        for (Call call : context.stores().ledger().calls(image.key())) {
            boolean bought = call.outcome()
                    .filter(outcome -> outcome.kind() == LedgerEntry.Kind.BOUGHT)
                    .isPresent();
            Optional<BankRecord> record = bought ? Optional.empty() : recover(image, call);
            if (record.isPresent()) {
                return record;
            }
        }
        return Optional.empty();
    }

    private Optional<BankRecord> recover(PlannedImage image, Call call) throws IOException {
        Path directory = context.incoming().resolve(call.id().value());
        for (String address : call.outcome().map(LedgerEntry.Outcome::unfetched).orElse(List.of())) {
            Files.createDirectories(directory);
            if (client.fetch(URI.create(address), directory) instanceof FetchOutcome.Failed failed) {
                context.progress().warning(image.spec().name() + ": " + failed.reason());
            }
        }
        List<Path> files = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        for (Path file : arrived(directory)) {
            if (inspector.inspect(file) instanceof Inspection.Usable usable) {
                files.add(file);
                pictures.add(usable.picture());
            }
        }
        return pictures.isEmpty() ? Optional.empty() : Optional.of(bank(image, call, pictures, files));
    }

    private static List<Path> arrived(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private BankRecord bank(PlannedImage image, Call call, List<Picture> pictures, List<Path> files)
            throws IOException {
        BigDecimal credits = call.outcome()
                .map(LedgerEntry.Outcome::credits)
                .or(() -> call.intent().map(LedgerEntry.Intent::mostCredits))
                .orElse(BigDecimal.ZERO);
        BankRecord record = new BankRecord(
                image.key(),
                context.request().service().identity(),
                image.spec().attributes(),
                image.spec().take(),
                call.id().at(),
                Duration.ZERO,
                credits,
                pictures,
                new TreeMap<>());
        context.stores().deposit(record, files, context.progress());
        context.stores().ledger().append(bought(call.id(), credits));
        context.progress()
                .warning(image.spec().name() + ": its picture, paid for on "
                        + call.id().at() + ", was found where it had arrived and is in the bank now");
        return record;
    }

    private LedgerEntry bought(CallId id, BigDecimal credits) {
        return new LedgerEntry.Outcome(
                id,
                context.clock().instant(),
                LedgerEntry.Kind.BOUGHT,
                credits,
                Optional.empty(),
                "found where it had arrived",
                List.of());
    }
}
