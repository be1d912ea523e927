package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code gallery.css}, beside the gallery because Jenkins' content security policy allows no style within a page. */
public final class GalleryStyle implements Report {

    @Override
    public String fileName() {
        return "gallery.css";
    }

    @Override
    public void write(Run run, Writer out) throws IOException {
        copyTo(out);
    }

    /** The same for every page. */
    static void copyTo(Writer out) throws IOException {
        try (InputStream css = Objects.requireNonNull(
                GalleryStyle.class.getResourceAsStream("gallery.css"), "the plugin's jar has no gallery.css")) {
            out.write(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
