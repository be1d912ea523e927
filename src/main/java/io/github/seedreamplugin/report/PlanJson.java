package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

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

    private static void plan(JsonGenerator json, Plan plan) {
        json.writeStartObject();
        json.writeNumberProperty("version", 1);
        json.writeStringProperty("manifest", plan.manifest());
        json.writeBooleanProperty("simulated", plan.rules().simulated());
        json.writeStringProperty("digest", plan.digest());
        json.writeObjectPropertyStart("credits");
        JsonValues.credits(json, "cost", plan.cost());
        JsonValues.credits(json, "avoided", plan.avoided());
        plan.balance().ifPresent(balance -> JsonValues.credits(json, "balance", balance));
        plan.left().ifPresent(left -> JsonValues.credits(json, "left", left));
        json.writeEndObject();
        limits(json, plan.rules());
        json.writeArrayPropertyStart("blocked");
        plan.blocked().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("seconds", DurationText.decimal(plan.expected()));
        json.writeArrayPropertyStart("images");
        plan.images().forEach(image -> step(json, image));
        json.writeEndArray();
        json.writeArrayPropertyStart("choices");
        plan.choices().forEach(json::writeString);
        json.writeEndArray();
        JsonValues.findings(json, plan.findings());
        json.writeEndObject();
    }

    private static void limits(JsonGenerator json, PlanRules rules) {
        json.writeObjectPropertyStart("limits");
        rules.maxCredits().ifPresent(most -> JsonValues.credits(json, "maxCredits", most));
        JsonValues.credits(json, "minRemainingCredits", rules.minRemaining());
        json.writeBooleanProperty("allowPartial", rules.partial());
        json.writeEndObject();
    }

    private static void step(JsonGenerator json, PlannedStep image) {
        json.writeStartObject();
        json.writeStringProperty("name", image.name());
        json.writeStringProperty("action", image.action().value());
        json.writeStringProperty("reason", image.reason());
        json.writeNumberProperty("pictures", image.pictures());
        JsonValues.credits(json, "credits", image.credits());
        image.purchase().ifPresent(purchase -> json.writeStringProperty("purchase", purchase));
        json.writeEndObject();
    }
}
