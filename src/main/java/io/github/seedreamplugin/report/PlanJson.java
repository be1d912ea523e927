package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
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
        json.writeObjectPropertyStart("credits");
        credits(json, "cost", plan.cost());
        credits(json, "avoided", plan.avoided());
        plan.balance().ifPresent(balance -> credits(json, "balance", balance));
        plan.left().ifPresent(left -> credits(json, "left", left));
        json.writeEndObject();
        json.writeNumberProperty("seconds", DurationText.decimal(plan.expected()));
        json.writeArrayPropertyStart("images");
        plan.images().forEach(image -> step(json, image));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void step(JsonGenerator json, PlannedStep image) {
        json.writeStartObject();
        json.writeStringProperty("name", image.name());
        json.writeStringProperty("action", image.action().value());
        json.writeStringProperty("reason", image.reason());
        json.writeNumberProperty("pictures", image.pictures());
        credits(json, "credits", image.credits());
        json.writeEndObject();
    }

    private static void credits(JsonGenerator json, String name, BigDecimal amount) {
        json.writeNumberProperty(name, Credits.decimal(amount));
    }
}
