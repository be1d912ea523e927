package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

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

    private static void log(JsonWriter json, List<Finding> findings) {
        SortedSet<String> sorted = new TreeSet<>();
        for (Finding finding : findings) {
            sorted.add(finding.code());
        }
        List<String> codes = List.copyOf(sorted);
        json.startObject();
        json.property("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.property("version", "2.1.0");
        json.startArray("runs");
        json.startObject();
        json.startObject("tool");
        json.startObject("driver");
        json.property("name", "seedream-maven-plugin");
        json.startArray("rules");
        for (String code : codes) {
            rule(json, code);
        }
        json.endArray();
        json.endObject();
        json.endObject();
        json.startArray("results");
        Fingerprints fingerprints = new Fingerprints();
        for (Finding finding : findings) {
            result(json, finding, codes.indexOf(finding.code()), fingerprints.next(finding));
        }
        json.endArray();
        json.endObject();
        json.endArray();
        json.endObject();
    }

    /** GitHub shows nothing of a rule without all four texts. */
    private static void rule(JsonWriter json, String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        json.startObject();
        json.property("id", code);
        text(json, "shortDescription", Headline.capital(words));
        text(json, "fullDescription", "A manifest of images breaks the rule " + code + ".");
        // Jenkins puts "For additional help see:" before it
        text(json, "help", "Troubleshooting in the documentation of seedream-maven-plugin, entry " + code);
        json.endObject();
    }

    private static void result(JsonWriter json, Finding finding, int ruleIndex, String fingerprint) {
        json.startObject();
        json.property("ruleId", finding.code());
        json.property("ruleIndex", ruleIndex);
        json.property("level", finding.level().value());
        text(json, "message", finding.message());
        json.startArray("locations");
        json.startObject();
        json.startObject("physicalLocation");
        json.startObject("artifactLocation");
        json.property("uri", UriPath.of(finding.file()));
        json.endObject();
        json.startObject("region");
        json.property("startLine", finding.line());
        json.property("startColumn", finding.column());
        json.property("endLine", finding.line());
        json.property("endColumn", finding.endColumn());
        json.endObject();
        json.endObject();
        json.endObject();
        json.endArray();
        json.startObject("partialFingerprints");
        json.property("codeAndMessage/v1", fingerprint);
        json.endObject();
        json.endObject();
    }

    private static void text(JsonWriter json, String name, String text) {
        json.startObject(name);
        json.property("text", text);
        json.endObject();
    }
}
