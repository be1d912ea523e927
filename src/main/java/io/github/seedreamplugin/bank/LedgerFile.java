package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.bank.LedgerEntry.Forgotten;
import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Submitted;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ledger entry as JSON. Format 1, of earlier versions of the plugin, can still be read. */
final class LedgerFile {

    private static final int FORMAT = 2;

    private LedgerFile() {}

    static byte[] write(LedgerEntry entry) {
        JsonObject json = new JsonObject().with("format", FORMAT).with("at", entry.at());
        if (entry instanceof OfCall ofCall) {
            json.with("call", ofCall.id());
        }
        if (entry instanceof Reading reading) {
            json.with("account", reading.account()).with("balance", reading.balance());
        } else if (entry instanceof Intent intent) {
            write(intent, json);
        } else if (entry instanceof Submitted submitted) {
            json.with("request_id", submitted.requestId())
                    .with("status_url", submitted.statusUrl())
                    .with("response_url", submitted.responseUrl());
        } else if (entry instanceof Outcome outcome) {
            json.with("kind", outcome.kind()).with("cost", CostJson.write(outcome.cost()));
            json.withOptional("remaining", outcome.remaining()).withOptional("request_id", outcome.requestId());
            json.with("note", outcome.note());
            if (!outcome.unfetched().isEmpty()) {
                json.with("unfetched", outcome.unfetched());
            }
        } else if (entry instanceof Settlement settlement) {
            json.with("cost", CostJson.write(settlement.cost())).with("evidence", settlement.evidence());
        } else if (entry instanceof Forgotten forgotten) {
            json.with("reason", forgotten.reason());
        }
        return json.bytes();
    }

    private static void write(Intent intent, JsonObject json) {
        CallOrigin origin = intent.origin();
        json.with("account", intent.account())
                .with("key", intent.key())
                .with("image", intent.image())
                .with("request", RecordFile.write(intent.attributes()))
                .with("most_credits", intent.mostCredits())
                .withOptional("project", origin.project())
                .withOptional("commit", origin.commit())
                .withOptional("branch", origin.branch())
                .withOptional("user", origin.user())
                .withOptional("build_url", origin.buildUrl());
    }

    static Reading reading(byte[] bytes) throws DamagedException {
        JsonObject json = parse(bytes);
        return new Reading(json.text("at", Instant::parse), json.text("account"), json.number("balance"));
    }

    /**
     * Reads the entry that its file name says it is; empty if this version knows no such entry.
     *
     * @param most what its call was expected to cost at most, which earlier versions did not write down again
     */
    static Optional<OfCall> read(EntryName name, byte[] bytes, BigDecimal most) throws DamagedException {
        JsonObject json = parse(bytes);
        try {
            Optional<OfCall> entry = entry(name, json, most);
            if (entry.filter(read -> !read.id().value().equals(name.call())).isPresent()) {
                throw new DamagedException("it belongs to another call");
            }
            return entry;
        } catch (IllegalArgumentException e) {
            throw new DamagedException(String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject parse(byte[] bytes) throws DamagedException {
        JsonObject json = JsonObject.parse(bytes);
        if (json.integer("format") > FORMAT) {
            throw new DamagedException("written by a newer version of the plugin, in format " + json.integer("format"));
        }
        return json;
    }

    private static Optional<OfCall> entry(EntryName name, JsonObject json, BigDecimal most) throws DamagedException {
        CallId id = json.text("call", CallId::new);
        Instant at = json.text("at", Instant::parse);
        if (name.isIntent()) {
            return Optional.of(intent(json, Intent.of(id, at)));
        }
        if (name.isSubmission()) {
            return Optional.of(
                    new Submitted(id, at, json.text("request_id"), json.text("status_url"), json.text("response_url")));
        }
        if (name.kind().isPresent()) {
            return Optional.of(outcome(json, Outcome.of(id, at), most));
        }
        if (name.isSettlement()) {
            Cost cost = json.has("cost") ? CostJson.read(json.object("cost")) : costOfVerdict(name, json);
            return Optional.of(new Settlement(id, at, cost, json.text("evidence")));
        }
        return name.isForgotten() ? Optional.of(new Forgotten(id, at, json.text("reason"))) : Optional.empty();
    }

    private static Intent intent(JsonObject json, Intent.Builder intent) throws DamagedException {
        return intent.account(json.text("account"))
                .buys(json.text("image"), json.text("key", PurchaseKey::new))
                .attributes(RecordFile.attributes(json.object("request")))
                .mostCredits(json.number("most_credits"))
                .origin(new CallOrigin(
                        json.optionalText("project"),
                        json.optionalText("commit"),
                        json.optionalText("branch"),
                        json.optionalText("user"),
                        json.optionalText("build_url")))
                .build();
    }

    private static Outcome outcome(JsonObject json, Outcome.Builder outcome, BigDecimal most) throws DamagedException {
        Kind kind = json.text("kind", LedgerFile::kind);
        return outcome.was(kind, json.has("cost") ? CostJson.read(json.object("cost")) : costOf(kind, json, most))
                .remaining(json.optionalNumber("remaining"))
                .requestId(json.optionalText("request_id"))
                .note(json.text("note"))
                .unfetched(json.has("unfetched") ? json.texts("unfetched") : List.of())
                .build();
    }

    private static Kind kind(String word) {
        return word.equals("UNUSABLE") ? Kind.INCOMPLETE : Kind.valueOf(word);
    }

    /** Format 1 has one amount, and does not say where it came from. */
    private static Cost costOf(Kind kind, JsonObject json, BigDecimal most) throws DamagedException {
        return switch (kind) {
            case FREE -> Cost.free(CostSource.TABLE);
            case EMPTY, UNKNOWN -> Cost.upTo(most.max(json.number("credits")));
            case BOUGHT, INCOMPLETE -> Cost.exactly(json.number("credits"), CostSource.ASSUMED);
        };
    }

    /** Format 1 has a verdict, of the balance. */
    private static Cost costOfVerdict(EntryName name, JsonObject json) throws DamagedException {
        return switch (name.word()) {
            case EntryName.NOT_CHARGED -> Cost.free(CostSource.BALANCE);
            case EntryName.CHARGED -> Cost.exactly(json.number("credits"), CostSource.BALANCE);
            default -> Cost.upTo(json.number("credits"));
        };
    }
}
