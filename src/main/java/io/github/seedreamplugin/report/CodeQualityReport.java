package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/**
 * {@code gl-code-quality-report.json}: what is wrong with the manifest, as GitLab's merge requests show it. GitLab does
 * without type and categories; the parser in Jenkins does not.
 */
public final class CodeQualityReport implements Report {

    @Override
    public String fileName() {
        return "gl-code-quality-report.json";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        Fingerprints fingerprints = new Fingerprints();
        JsonWriter.write(out, json -> {
            json.writeStartArray();
            run.findings().forEach(finding -> issue(json, finding, fingerprints.next(finding)));
            json.writeEndArray();
        });
    }

    private static void issue(JsonGenerator json, Finding finding, String fingerprint) {
        json.writeStartObject();
        json.writeStringProperty("type", "issue");
        json.writeArrayPropertyStart("categories");
        json.writeString("Bug Risk");
        json.writeEndArray();
        json.writeStringProperty("check_name", finding.code());
        json.writeStringProperty("description", finding.message());
        json.writeStringProperty("fingerprint", fingerprint);
        json.writeStringProperty("severity", finding.level() == Level.ERROR ? "major" : "minor");
        json.writeObjectPropertyStart("location");
        json.writeStringProperty("path", finding.file());
        json.writeObjectPropertyStart("lines");
        json.writeNumberProperty("begin", finding.line());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}
