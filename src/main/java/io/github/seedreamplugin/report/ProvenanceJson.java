package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** {@code provenance.json}: which picture of the bank each written file is, by its digest before and after. */
public final class ProvenanceJson implements Report {

    private final List<Row> rows;

    /**
     * A written file.
     *
     * @param path relative to the output directory
     * @param before the digest of the picture as it was bought
     * @param after the digest of the file as it was written
     * @param left why the metadata was left as it came, if it was
     */
    public record Row(String path, String before, String after, Optional<String> left) {

        /** The sentence for people, where there is something to say. */
        public Optional<String> note() {
            return left.map(reason -> path + " " + reason + "; its metadata was left as it is");
        }
    }

    public ProvenanceJson(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    @Override
    public String fileName() {
        return "provenance.json";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        JsonWriter.write(out, json -> {
            json.startObject();
            json.startArray("files");
            for (Row row : rows) {
                json.startObject();
                json.property("path", row.path());
                json.startObject("sha256");
                json.property("before", row.before());
                json.property("after", row.after());
                json.endObject();
                json.property("left", row.left());
                json.endObject();
            }
            json.endArray();
            json.endObject();
        });
    }
}
