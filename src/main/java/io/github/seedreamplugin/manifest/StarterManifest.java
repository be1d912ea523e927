package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.nio.file.Path;

/** A manifest to begin with. It names the schema that is written beside it, so that editors complete and check it. */
public final class StarterManifest {

    /** The name of the schema in the first line of a starter manifest. */
    private static final String SCHEMA = "images.schema.json";

    private StarterManifest() {}

    /** The text of a valid, short manifest that its comments explain. */
    public static String text() {
        return BundledResource.text("images.starter.yaml");
    }

    /**
     * Writes it and the schema, with missing folders; false if the manifest exists already, and then nothing is written. A
     * schema that is there is left alone.
     */
    public static boolean writeTo(Path file) throws IOException {
        return write(text(), file);
    }

    /**
     * In the same way writes a manifest with an entry for each picture of a directory: its name and its ratio, and a prompt that
     * is left as an error to fill in.
     *
     * @throws IOException if the directory cannot be read or has no picture
     */
    public static boolean writeFromImages(Path directory, Path file) throws IOException {
        return write(PictureEntries.of(directory), file);
    }

    private static boolean write(String text, Path file) throws IOException {
        if (!BundledResource.write(text, file)) {
            return false;
        }
        boolean unused = ManifestSchema.writeTo(file.toAbsolutePath().resolveSibling(SCHEMA));
        return true;
    }
}
