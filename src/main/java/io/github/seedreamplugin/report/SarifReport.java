package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** {@code findings.sarif}: what is wrong with the manifest, in SARIF 2.1.0 as GitHub's code scanning wants it. */
public final class SarifReport implements Report {

    @Override
    public String fileName() {
        return "findings.sarif";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        JsonWriter.write(out, json -> log(json, run.findings()));
    }

    private static void log(JsonGenerator json, List<Finding> findings) {
        List<String> codes =
                findings.stream().map(Finding::code).distinct().sorted().toList();
        json.writeStartObject();
        json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "seedream-maven-plugin");
        json.writeArrayPropertyStart("rules");
        codes.forEach(code -> rule(json, code));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayPropertyStart("results");
        Fingerprints fingerprints = new Fingerprints();
        findings.forEach(finding -> result(json, finding, codes.indexOf(finding.code()), fingerprints.next(finding)));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    /** GitHub shows nothing of a rule without all four texts. */
    private static void rule(JsonGenerator json, String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        json.writeStartObject();
        json.writeStringProperty("id", code);
        text(json, "shortDescription", Headline.capital(words));
        text(json, "fullDescription", "A manifest of images breaks the rule " + code + ".");
        // Jenkins puts "For additional help see:" before it
        text(json, "help", "Troubleshooting in the documentation of seedream-maven-plugin, entry " + code);
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, Finding finding, int ruleIndex, String fingerprint) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.code());
        json.writeNumberProperty("ruleIndex", ruleIndex);
        json.writeStringProperty("level", finding.level().value());
        text(json, "message", finding.message());
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", UriPath.of(finding.file()));
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", finding.line());
        json.writeNumberProperty("startColumn", finding.column());
        json.writeNumberProperty("endLine", finding.line());
        json.writeNumberProperty("endColumn", finding.endColumn());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("codeAndMessage/v1", fingerprint);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
