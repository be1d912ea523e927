package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;

/** {@code plan.json}: what would be done, for machines. */
public final class PlanJson implements PlanReport {

    @Override
    public String fileName() {
        return "plan.json";
    }

    @Override
    public void write(Plan plan, Writer out) throws IOException {
        JsonWriter.write(out, json -> plan(json, plan));
    }

    private static void plan(JsonWriter json, Plan plan) {
        json.startObject();
        json.property("version", 1);
        json.property("manifest", plan.manifest());
        json.property("simulated", plan.rules().simulated());
        json.property("digest", plan.digest());
        json.startObject("credits");
        JsonValues.credits(json, "cost", plan.cost());
        JsonValues.credits(json, "avoided", plan.avoided());
        JsonValues.credits(json, "balance", plan.balance());
        JsonValues.credits(json, "left", plan.left());
        json.endObject();
        limits(json, plan.rules());
        json.property("blocked", plan.blocked());
        json.property("seconds", DurationText.decimal(plan.expected()));
        json.startArray("images");
        plan.images().forEach(image -> step(json, image));
        json.endArray();
        json.property("choices", plan.choices());
        JsonValues.findings(json, plan.findings());
        json.endObject();
    }

    private static void limits(JsonWriter json, PlanRules rules) {
        json.startObject("limits");
        JsonValues.credits(json, "maxCredits", rules.maxCredits());
        JsonValues.credits(json, "minRemainingCredits", rules.minRemaining());
        json.property("allowPartial", rules.partial());
        json.endObject();
    }

    private static void step(JsonWriter json, PlannedStep image) {
        json.startObject();
        json.property("name", image.name());
        json.property("action", image.action().value());
        json.property("reason", image.reason());
        json.property("pictures", image.pictures());
        JsonValues.credits(json, "credits", image.credits());
        json.property("purchase", image.purchase());
        json.endObject();
    }
}
