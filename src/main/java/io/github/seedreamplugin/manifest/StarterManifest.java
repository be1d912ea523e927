package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.nio.file.Path;

/** A manifest to begin with: valid, short, and explained by its comments. */
public final class StarterManifest {

    private StarterManifest() {}

    /** Its text. */
    public static String text() {
        return BundledResource.text("images.starter.yaml");
    }

    /** Writes it, with missing folders; false if the file exists already, which is then left alone. */
    public static boolean writeTo(Path file) throws IOException {
        return BundledResource.write(text(), file);
    }
}
