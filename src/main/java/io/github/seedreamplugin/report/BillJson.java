package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import tools.jackson.core.JsonGenerator;

/** A bill in JSON, the same in every file. */
final class BillJson {

    private BillJson() {}

    /** The object {@code credits}. */
    static void write(JsonGenerator json, Bill bill) {
        json.writeObjectPropertyStart("credits");
        bill.opening().ifPresent(amount -> JsonValues.credits(json, "opening", amount));
        bill.closing().ifPresent(amount -> JsonValues.credits(json, "closing", amount));
        JsonValues.credits(json, "spent", bill.spent());
        JsonValues.credits(json, "estimated", bill.estimated());
        JsonValues.credits(json, "avoided", bill.avoided());
        JsonValues.credits(json, "lost", bill.lost());
        JsonValues.credits(json, "indeterminate", bill.indeterminate());
        charged(json, bill);
        if (bill.elsewhere().signum() > 0) {
            JsonValues.credits(json, "elsewhere", bill.elsewhere());
        }
        bill.unexplained().ifPresent(amount -> JsonValues.credits(json, "unexplained", amount));
        json.writeEndObject();
    }

    /** All that the calls took, of which pictures, lost and unknown are the parts, and who says so of each. */
    private static void charged(JsonGenerator json, Bill bill) {
        Cost charged = bill.charged();
        JsonValues.credits(json, "charged", charged.least());
        if (!charged.isKnown()) {
            JsonValues.credits(json, "chargedAtMost", charged.most());
        }
        JsonValues.credits(json, "pictures", bill.spent());
        json.writeObjectPropertyStart("unknown");
        interval(json, bill.unknown());
        json.writeEndObject();
        json.writeObjectPropertyStart("sources");
        source(json, "pictures", bill.pictures());
        source(json, "lost", bill.wasted());
        source(json, "unknown", bill.unknown());
        json.writeEndObject();
    }

    static void interval(JsonGenerator json, Cost cost) {
        JsonValues.credits(json, "least", cost.least());
        JsonValues.credits(json, "most", cost.most());
    }

    /** Nothing has no source. */
    static void source(JsonGenerator json, String name, Cost cost) {
        if (cost.most().signum() > 0) {
            json.writeStringProperty(name, cost.source().word());
        }
    }
}
