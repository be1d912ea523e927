package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * {@code credit-report.json}, the machine-readable result. What is not known is left out. {@link CreditReportReader}
 * reads it back.
 */
public final class CreditReportJson implements Report {

    /** Raised when a field changes its meaning or goes away. */
    static final int VERSION = 1;

    @Override
    public String fileName() {
        return "credit-report.json";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        JsonWriter.write(out, json -> run(json, run));
    }

    private static void run(JsonGenerator json, Run run) {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("status", run.status().value());
        json.writeBooleanProperty("simulated", run.simulated());
        json.writeStringProperty("manifest", run.manifest());
        json.writeStringProperty("manifestDigest", run.manifestDigest());
        run.shard().ifPresent(shard -> {
            json.writeObjectPropertyStart("shard");
            json.writeNumberProperty("index", shard.index());
            json.writeNumberProperty("count", shard.count());
            json.writeEndObject();
        });
        facts(json, run.facts());
        json.writeStringProperty("started", run.started().toString());
        json.writeNumberProperty("seconds", DurationText.decimal(run.took()));
        phases(json, run.phases());
        BillJson.write(json, run.bill());
        json.writeArrayPropertyStart("images");
        run.images().forEach(image -> image(json, image));
        json.writeEndArray();
        JsonValues.findings(json, run.findings());
        json.writeArrayPropertyStart("notes");
        run.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void phases(JsonGenerator json, List<Phase> phases) {
        json.writeArrayPropertyStart("phases");
        for (Phase phase : phases) {
            json.writeStartObject();
            json.writeStringProperty("name", phase.name());
            json.writeNumberProperty("seconds", DurationText.decimal(phase.took()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void facts(JsonGenerator json, BuildFacts facts) {
        json.writeObjectPropertyStart("build");
        facts.project().ifPresent(project -> json.writeStringProperty("project", project));
        facts.commit().ifPresent(commit -> json.writeStringProperty("commit", commit));
        facts.branch().ifPresent(branch -> json.writeStringProperty("branch", branch));
        facts.build().ifPresent(build -> json.writeStringProperty("url", build));
        facts.plugin().ifPresent(plugin -> json.writeStringProperty("plugin", plugin));
        facts.endpoint().ifPresent(endpoint -> json.writeStringProperty("endpoint", endpoint));
        facts.budget().ifPresent(budget -> JsonValues.credits(json, "budget", budget));
        facts.left().ifPresent(left -> JsonValues.credits(json, "budgetLeft", left));
        facts.price().ifPresent(price -> {
            json.writeObjectPropertyStart("price");
            BillJson.interval(json, price);
            json.writeStringProperty("source", price.source().word());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void image(JsonGenerator json, ImageResult image) {
        json.writeStartObject();
        json.writeStringProperty("name", image.name());
        json.writeStringProperty("state", image.state().value());
        JsonValues.credits(json, "credits", image.credits());
        if (!image.cost().isKnown()) {
            JsonValues.credits(json, "creditsAtLeast", image.cost().least());
        }
        BillJson.source(json, "source", image.cost());
        json.writeNumberProperty("attempts", image.attempts());
        json.writeNumberProperty("seconds", DurationText.decimal(image.took()));
        json.writeNumberProperty("requested", image.requested());
        json.writeNumberProperty("received", image.received());
        json.writeArrayPropertyStart("files");
        image.files().forEach(file -> file(json, file));
        json.writeEndArray();
        json.writeArrayPropertyStart("calls");
        image.calls().forEach(call -> call(json, call));
        json.writeEndArray();
        image.problem().ifPresent(problem -> problem(json, problem));
        entry(json, image);
        image.before().ifPresent(before -> before(json, before));
        json.writeEndObject();
    }

    /** What the manifest says, and where. */
    private static void entry(JsonGenerator json, ImageResult image) {
        JsonValues.attributes(json, image.attributes());
        image.alt().ifPresent(alt -> json.writeStringProperty("alt", alt));
        image.caption().ifPresent(caption -> json.writeStringProperty("caption", caption));
        json.writeArrayPropertyStart("pick");
        image.pick().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeArrayPropertyStart("unpicked");
        for (UnpickedPicture unpicked : image.unpicked()) {
            json.writeStartObject();
            json.writeNumberProperty("number", unpicked.number());
            JsonValues.picture(json, unpicked.picture());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("take", image.take());
        image.bought().ifPresent(bought -> json.writeStringProperty("bought", bought.toString()));
        json.writeNumberProperty("line", image.line());
        json.writeNumberProperty("column", image.column());
    }

    private static void before(JsonGenerator json, EarlierTake before) {
        json.writeObjectPropertyStart("before");
        JsonValues.attributes(json, before.attributes());
        json.writeNumberProperty("take", before.take());
        json.writeArrayPropertyStart("pictures");
        for (Picture picture : before.pictures()) {
            json.writeStartObject();
            JsonValues.picture(json, picture);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void call(JsonGenerator json, CallResult call) {
        json.writeStartObject();
        call.requestId().ifPresent(id -> json.writeStringProperty("requestId", id));
        BillJson.interval(json, call.cost());
        json.writeStringProperty("source", call.cost().source().word());
        call.status().ifPresent(status -> json.writeNumberProperty("status", status));
        json.writeNumberProperty("requested", call.requested());
        json.writeNumberProperty("received", call.received());
        json.writeNumberProperty("seconds", DurationText.decimal(call.took()));
        call.words().ifPresent(words -> json.writeStringProperty("words", words));
        json.writeEndObject();
    }

    private static void file(JsonGenerator json, ResultFile file) {
        json.writeStartObject();
        json.writeStringProperty("path", file.path());
        JsonValues.picture(json, file.picture());
        json.writeArrayPropertyStart("variants");
        file.variants().forEach(variant -> file(json, variant));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void problem(JsonGenerator json, Failure problem) {
        json.writeObjectPropertyStart("problem");
        json.writeStringProperty("code", problem.code());
        problem.status().ifPresent(status -> json.writeNumberProperty("status", status));
        json.writeBooleanProperty("userCanFix", problem.userCanFix());
        json.writeStringProperty("message", problem.message());
        problem.quarantined().ifPresent(path -> json.writeStringProperty("quarantined", path));
        json.writeEndObject();
    }
}
