package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.nio.file.Path;

/** The JSON Schema of the manifest, by which editors complete and check while one types. */
public final class ManifestSchema {

    private ManifestSchema() {}

    /** Its text, of the 2020-12 dialect. */
    public static String text() {
        return BundledResource.text("images.schema.json");
    }

    /** Writes it, with missing folders; false if the file exists already, which is then left alone. */
    public static boolean writeTo(Path file) throws IOException {
        return BundledResource.write(text(), file);
    }
}
