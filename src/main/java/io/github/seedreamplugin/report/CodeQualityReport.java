package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;

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
            json.startArray();
            for (Finding finding : run.findings()) {
                issue(json, finding, fingerprints.next(finding));
            }
            json.endArray();
        });
    }

    private static void issue(JsonWriter json, Finding finding, String fingerprint) {
        json.startObject();
        json.property("type", "issue");
        json.startArray("categories");
        json.value("Bug Risk");
        json.endArray();
        json.property("check_name", finding.code());
        json.property("description", finding.message());
        json.property("fingerprint", fingerprint);
        json.property("severity", finding.level() == Level.ERROR ? "major" : "minor");
        json.startObject("location");
        json.property("path", finding.file());
        json.startObject("lines");
        json.property("begin", finding.line());
        json.endObject();
        json.endObject();
        json.endObject();
    }
}
