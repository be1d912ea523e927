package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.PurchaseKeys;
import io.github.seedreamplugin.files.Directories;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.segmind.AnswerPieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Brings answers of earlier runs, which lie where they arrived, into the bank: they are paid for. */
public final class KeptAnswers {

    private final RunContext context;
    private final AnswerBanking banking;

    public KeptAnswers(RunContext context) {
        this.context = context;
        this.banking = new AnswerBanking(context);
    }

    /** Banks the pictures of an earlier call for this purchase that are whole on this machine, without any request. */
    public Optional<BankRecord> bank(ImageSpec spec, PurchaseKeys keys) throws IOException {
        for (Call call : context.stores().ledger().calls(keys)) {
            Path directory = context.incoming(call.id());
            if (keepsNothing(call) || !Files.isDirectory(directory)) {
                continue;
            }
            Delivered delivered = banking.inspect(spec, AnswerPieces.in(directory));
            if (delivered.isComplete()) {
                return Optional.of(bank(spec, call, delivered));
            }
        }
        return Optional.empty();
    }

    /** Whether nothing that an earlier call brought is still needed. */
    public static boolean keepsNothing(Call call) {
        return call.isForgotten()
                || call.outcome().filter(end -> end.kind() == Kind.BOUGHT).isPresent();
    }

    /** Banks what this call brought, and closes it. */
    public BankRecord bank(ImageSpec spec, Call call, Delivered delivered) throws IOException {
        Path directory = context.incoming(call.id());
        Cost cost = AnswerPieces.stated(directory)
                .cost()
                .map(credits -> Cost.exactly(credits, CostSource.STATED))
                .orElseGet(call::cost);
        Cost written = cost.isKnown() ? cost : Cost.exactly(cost.most(), cost.source());
        BankRecord record = banking.bank(spec, delivered, written, Duration.ZERO);
        long unused = context.stores()
                .ledger()
                .append(LedgerEntry.Outcome.of(call.id(), context.clock().instant())
                        .was(Kind.BOUGHT, cost)
                        .note("recovered from an earlier answer")
                        .build());
        clear(directory);
        context.progress()
                .warning(spec.name() + ": its picture, paid for on " + call.id().at()
                        + ", was recovered from an earlier answer and is in the bank now");
        return record;
    }

    private static void clear(Path directory) {
        try {
            int unused = Directories.delete(directory);
        } catch (IOException leftovers) {
            // The pictures are in the bank. Another build that just reads the answer may put a piece beside it; a later
            // run sweeps that.
            return;
        }
    }
}
