package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.LedgerEntry.OfCall;
import io.github.seedreamplugin.bank.LedgerEntry.Outcome;
import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.bank.LedgerEntry.Settlement;
import io.github.seedreamplugin.bank.LedgerEntry.Verdict;
import java.time.Instant;

/** A ledger entry as JSON. */
final class LedgerFile {

    private LedgerFile() {}

    static byte[] write(LedgerEntry entry) {
        JsonObject json = new JsonObject().with("format", 1).with("at", entry.at());
        if (entry instanceof OfCall ofCall) {
            json.with("call", ofCall.id());
        }
        if (entry instanceof Reading reading) {
            json.with("account", reading.account()).with("balance", reading.balance());
        } else if (entry instanceof Intent intent) {
            json.with("account", intent.account())
                    .with("key", intent.key())
                    .with("image", intent.image())
                    .with("request", RecordFile.write(intent.attributes()))
                    .with("most_credits", intent.mostCredits());
        } else if (entry instanceof Outcome outcome) {
            json.with("kind", outcome.kind()).with("credits", outcome.credits());
            outcome.remaining().ifPresent(remaining -> json.with("remaining", remaining));
            json.with("note", outcome.note()).with("unfetched", outcome.unfetched());
        } else if (entry instanceof Settlement settlement) {
            json.with("verdict", settlement.verdict())
                    .with("credits", settlement.credits())
                    .with("evidence", settlement.evidence());
        }
        return json.bytes();
    }

    static Reading reading(byte[] bytes) throws DamagedException {
        JsonObject json = JsonObject.parse(bytes);
        return new Reading(json.text("at", Instant::parse), json.text("account"), json.number("balance"));
    }

    static Intent intent(byte[] bytes) throws DamagedException {
        JsonObject json = JsonObject.parse(bytes);
        try {
            return new Intent(
                    json.text("call", CallId::new),
                    json.text("at", Instant::parse),
                    json.text("account"),
                    json.text("key", PurchaseKey::new),
                    json.text("image"),
                    RecordFile.attributes(json.object("request")),
                    json.number("most_credits"));
        } catch (IllegalArgumentException e) {
            throw new DamagedException(String.valueOf(e.getMessage()));
        }
    }

    static Outcome outcome(byte[] bytes) throws DamagedException {
        JsonObject json = JsonObject.parse(bytes);
        return new Outcome(
                json.text("call", CallId::new),
                json.text("at", Instant::parse),
                json.text("kind", Kind::valueOf),
                json.number("credits"),
                json.optionalNumber("remaining"),
                json.text("note"),
                json.texts("unfetched"));
    }

    static Settlement settlement(byte[] bytes) throws DamagedException {
        JsonObject json = JsonObject.parse(bytes);
        return new Settlement(
                json.text("call", CallId::new),
                json.text("at", Instant::parse),
                json.text("verdict", Verdict::valueOf),
                json.number("credits"),
                json.text("evidence"));
    }
}
