package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.output.Inspection;
import io.github.seedreamplugin.output.PictureInspector;
import io.github.seedreamplugin.segmind.FetchOutcome;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds pictures that were paid for and did not get into the bank: whole bodies that a killed run left where they
 * arrived, and pictures at addresses that could not be fetched then. Both are free now.
 */
public final class Recovery {

    private static final int SCALE = 6;

    private final RunContext context;
    private final SegmindClient client;
    private final PictureInspector inspector = new PictureInspector();

    public Recovery(RunContext context, SegmindClient client) {
        this.context = context;
        this.client = client;
    }

    /** Whether an earlier call for this purchase left something behind that may be had free. */
    public static boolean isWorthATry(RunContext context, PurchaseKey key) throws IOException {
        for (Call call : context.stores().ledger().calls(key)) {
            if (!isBought(call)
                    && (leftPicturesBehind(call)
                            || arrived(context, call).stream().anyMatch(Recovery::isPicture))) {
                return true;
            }
        }
        return false;
    }

    /** Banks what an earlier call for this image left behind, if it left anything. Holds the key's lock meanwhile. */
    public Optional<BankRecord> recover(ImageSpec spec, PurchaseKey key) throws IOException {
        for (Call call : context.stores().ledger().calls(key)) {
            Optional<BankRecord> record = isBought(call) ? Optional.empty() : recover(spec, call);
            if (record.isPresent()) {
                return record;
            }
        }
        return Optional.empty();
    }

    private static boolean leftPicturesBehind(Call call) {
        return call.isIncomplete()
                && call.outcome().filter(known -> !known.unfetched().isEmpty()).isPresent();
    }

    private static boolean isBought(Call call) {
        return call.outcome()
                .filter(outcome -> outcome.kind() == LedgerEntry.Kind.BOUGHT)
                .isPresent();
    }

    private Optional<BankRecord> recover(ImageSpec spec, Call call) throws IOException {
        Path directory = context.incoming(call.id());
        for (String address : call.outcome().map(LedgerEntry.Outcome::unfetched).orElse(List.of())) {
            Files.createDirectories(directory);
            FetchOutcome outcome = client.fetch(URI.create(address), directory);
            if (outcome instanceof FetchOutcome.Failed failed) {
                context.progress().warning(spec.name() + ": " + failed.reason());
            } else if (outcome instanceof FetchOutcome.Refused refused) {
                context.progress().warning(spec.name() + ": " + refused.reason());
            }
        }
        List<Path> files = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        for (Path file : arrived(context, call)) {
            if (inspector.inspect(file) instanceof Inspection.Usable usable) {
                files.add(file);
                pictures.add(usable.picture());
            }
        }
        return pictures.isEmpty() ? Optional.empty() : Optional.of(bank(spec, call, pictures, files));
    }

    private static boolean isPicture(Path file) {
        try {
            return new PictureInspector().inspect(file) instanceof Inspection.Usable;
        } catch (IOException e) {
            // Whoever takes it will say what is wrong with it.
            return true;
        }
    }

    private static List<Path> arrived(RunContext context, Call call) throws IOException {
        Path directory = context.incoming(call.id());
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private BankRecord bank(ImageSpec spec, Call call, List<Picture> pictures, List<Path> files) throws IOException {
        BigDecimal credits = credits(call, pictures.size());
        BankRecord record = BankRecord.of(
                        PurchaseKey.ofEndpoint(context.request().service().identity(), spec.attributes(), spec.take()))
                .soldAt(context.request().service().identity())
                .request(spec.attributes(), spec.take())
                .bought(call.id().at(), Duration.ZERO)
                .cost(Cost.exactly(credits, CostSource.ASSUMED))
                .pictures(pictures)
                .build();
        context.stores().deposit(record, files, context.progress());
        context.stores().ledger().append(bought(call, credits));
        clear(context.incoming(call.id()));
        context.progress()
                .warning(spec.name() + ": its picture, paid for on " + call.id().at()
                        + ", was found where it had arrived and is in the bank now");
        return record;
    }

    /** Where neither an answer nor the balance has said it, it is the price of the pictures that came. */
    private static BigDecimal credits(Call call, int pictures) {
        if (call.cost().isKnown()) {
            return call.cost().most();
        }
        return call.intent()
                .map(intent -> intent.mostCredits()
                        .multiply(BigDecimal.valueOf(pictures))
                        .divide(BigDecimal.valueOf(intent.attributes().maxImages()), SCALE, RoundingMode.HALF_UP))
                .orElse(BigDecimal.ZERO);
    }

    private LedgerEntry bought(Call call, BigDecimal credits) {
        return LedgerEntry.Outcome.of(call.id(), context.clock().instant())
                .was(LedgerEntry.Kind.BOUGHT, Cost.exactly(credits, CostSource.ASSUMED))
                .note("found where it had arrived")
                .build();
    }

    /** Removes the place where a call's bodies arrived, with what is left in it. */
    public static void clear(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
