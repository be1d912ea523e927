package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.nio.file.Path;

/** The JSON Schema of the manifest, by which editors complete and check while one types. */
public final class ManifestSchema {

    private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";
    private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema#";

    private ManifestSchema() {}

    /** Its text, of the 2020-12 dialect. */
    public static String text() {
        return BundledResource.text("images.schema.json");
    }

    /** The same in draft-07, which every editor reads. The text uses only what both dialects have, by other names. */
    public static String draft07() {
        return text().replace(NEWEST, DRAFT_7).replace("$defs", "definitions");
    }

    /** Writes it in draft-07, with missing folders; false if the file exists already, which is then left alone. */
    public static boolean writeTo(Path file) throws IOException {
        return BundledResource.write(draft07(), file);
    }
}
