package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.Picture;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

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

    private static void run(JsonWriter json, Run run) {
        json.startObject();
        json.property("version", VERSION);
        json.property("status", run.status().value());
        json.property("simulated", run.simulated());
        json.property("manifest", run.manifest());
        json.property("manifestDigest", run.manifestDigest());
        if (run.shard().isPresent()) {
            json.startObject("shard");
            json.property("index", run.shard().get().index());
            json.property("count", run.shard().get().count());
            json.endObject();
        }
        facts(json, run.facts());
        json.property("started", run.started().toString());
        json.property("seconds", DurationText.decimal(run.took()));
        phases(json, run.phases());
        BillJson.write(json, run.bill());
        json.startArray("images");
        for (ImageResult image : run.images()) {
            image(json, image);
        }
        json.endArray();
        JsonValues.findings(json, run.findings());
        json.property("notes", run.notes());
        json.endObject();
    }

    private static void phases(JsonWriter json, List<Phase> phases) {
        json.startArray("phases");
        for (Phase phase : phases) {
            json.startObject();
            json.property("name", phase.name());
            json.property("seconds", DurationText.decimal(phase.took()));
            json.endObject();
        }
        json.endArray();
    }

    private static void facts(JsonWriter json, BuildFacts facts) {
        json.startObject("build");
        json.property("project", facts.project());
        json.property("commit", facts.commit());
        json.property("branch", facts.branch());
        json.property("url", facts.build());
        json.property("plugin", facts.plugin());
        json.property("endpoint", facts.endpoint());
        JsonValues.credits(json, "budget", facts.budget());
        JsonValues.credits(json, "budgetLeft", facts.left());
        if (facts.price().isPresent()) {
            json.startObject("price");
            BillJson.interval(json, facts.price().get());
            json.property("source", facts.price().get().source().word());
            json.endObject();
        }
        json.endObject();
    }

    private static void image(JsonWriter json, ImageResult image) {
        json.startObject();
        json.property("name", image.name());
        json.property("state", image.state().value());
        JsonValues.credits(json, "credits", image.credits());
        if (!image.cost().isKnown()) {
            JsonValues.credits(json, "creditsAtLeast", image.cost().least());
        }
        BillJson.source(json, "source", image.cost());
        json.property("attempts", image.attempts());
        json.property("seconds", DurationText.decimal(image.took()));
        json.property("requested", image.requested());
        json.property("received", image.received());
        json.startArray("files");
        for (ResultFile file : image.files()) {
            file(json, file);
        }
        json.endArray();
        json.startArray("calls");
        for (CallResult call : image.calls()) {
            call(json, call);
        }
        json.endArray();
        if (image.problem().isPresent()) {
            problem(json, image.problem().get());
        }
        entry(json, image);
        if (image.before().isPresent()) {
            before(json, image.before().get());
        }
        json.endObject();
    }

    /** What the manifest says, and where. */
    private static void entry(JsonWriter json, ImageResult image) {
        JsonValues.attributes(json, image.attributes());
        json.property("alt", image.alt());
        json.property("caption", image.caption());
        json.startArray("pick");
        for (int number : image.pick()) {
            json.value(number);
        }
        json.endArray();
        json.startArray("unpicked");
        for (UnpickedPicture unpicked : image.unpicked()) {
            json.startObject();
            json.property("number", unpicked.number());
            JsonValues.picture(json, unpicked.picture());
            json.endObject();
        }
        json.endArray();
        json.property("take", image.take());
        json.property("bought", image.bought().map(Object::toString));
        json.property("line", image.line());
        json.property("column", image.column());
    }

    private static void before(JsonWriter json, EarlierTake before) {
        json.startObject("before");
        JsonValues.attributes(json, before.attributes());
        json.property("take", before.take());
        json.startArray("pictures");
        for (Picture picture : before.pictures()) {
            json.startObject();
            JsonValues.picture(json, picture);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void call(JsonWriter json, CallResult call) {
        json.startObject();
        json.property("requestId", call.requestId());
        BillJson.interval(json, call.cost());
        json.property("source", call.cost().source().word());
        call.status().ifPresent(status -> json.property("status", status));
        json.property("requested", call.requested());
        json.property("received", call.received());
        json.property("seconds", DurationText.decimal(call.took()));
        json.property("words", call.words());
        json.endObject();
    }

    private static void file(JsonWriter json, ResultFile file) {
        json.startObject();
        json.property("path", file.path());
        JsonValues.picture(json, file.picture());
        json.startArray("variants");
        for (ResultFile variant : file.variants()) {
            file(json, variant);
        }
        json.endArray();
        json.endObject();
    }

    private static void problem(JsonWriter json, Failure problem) {
        json.startObject("problem");
        json.property("code", problem.code());
        problem.status().ifPresent(status -> json.property("status", status));
        json.property("userCanFix", problem.userCanFix());
        json.property("message", problem.message());
        json.property("quarantined", problem.quarantined());
        json.endObject();
    }
}
