package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;

/** A bill in JSON, the same in every file. */
final class BillJson {

    private BillJson() {}

    /** The object {@code credits}. */
    static void write(JsonWriter json, Bill bill) {
        json.startObject("credits");
        JsonValues.credits(json, "opening", bill.opening());
        JsonValues.credits(json, "closing", bill.closing());
        JsonValues.credits(json, "spent", bill.spent());
        JsonValues.credits(json, "estimated", bill.estimated());
        JsonValues.credits(json, "avoided", bill.avoided());
        JsonValues.credits(json, "lost", bill.lost());
        JsonValues.credits(json, "indeterminate", bill.indeterminate());
        charged(json, bill);
        if (bill.elsewhere().signum() > 0) {
            JsonValues.credits(json, "elsewhere", bill.elsewhere());
        }
        JsonValues.credits(json, "unexplained", bill.unexplained());
        json.endObject();
    }

    /** All that the calls took, of which pictures, lost and unknown are the parts, and who says so of each. */
    private static void charged(JsonWriter json, Bill bill) {
        Cost charged = bill.charged();
        JsonValues.credits(json, "charged", charged.least());
        if (!charged.isKnown()) {
            JsonValues.credits(json, "chargedAtMost", charged.most());
        }
        JsonValues.credits(json, "pictures", bill.spent());
        json.startObject("unknown");
        interval(json, bill.unknown());
        json.endObject();
        json.startObject("sources");
        source(json, "pictures", bill.pictures());
        source(json, "lost", bill.wasted());
        source(json, "unknown", bill.unknown());
        json.endObject();
    }

    static void interval(JsonWriter json, Cost cost) {
        JsonValues.credits(json, "least", cost.least());
        JsonValues.credits(json, "most", cost.most());
    }

    /** Nothing has no source. */
    static void source(JsonWriter json, String name, Cost cost) {
        if (cost.most().signum() > 0) {
            json.property(name, cost.source().word());
        }
    }
}
