package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Manifest;
import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells manifests apart, so that reports of shards are joined only if they come from the same one. What a manifest asks
 * for counts, wherever it was written: in one file or several, in a prompt file, or in a property of the project.
 */
public final class ManifestDigest {

    private final StringBuilder text = new StringBuilder();

    private ManifestDigest() {}

    /** SHA-256, in hexadecimal digits, of every image with all that it asks for. */
    public static String of(Manifest manifest) {
        ManifestDigest digest = new ManifestDigest();
        manifest.images().forEach(digest::add);
        return Sha256.of(digest.text.toString());
    }

    /** The digest of the manifest as it is read there now; of the file's own bytes if it is not valid. */
    public static String of(RunPaths places) {
        return new ManifestReader().read(places.manifest(), places.manifestRules()) instanceof Reading.Valid valid
                ? of(valid.manifest())
                : ofInvalid(places.manifest());
    }

    /**
     * SHA-256 of the file; of nothing if it cannot be read, as a directory cannot. Line ends do not count: Git checks
     * the same commit out with other ones on Windows.
     */
    public static String ofInvalid(Path manifest) {
        return Sha256.of(bytes(manifest));
    }

    private void add(ImageSpec image) {
        field(image.name());
        image.attributes().byName().values().forEach(value -> field(value.toString()));
        field(Integer.toString(image.take()));
        field(image.alt().map(alt -> "=" + alt).orElse(""));
        field(image.caption().map(caption -> "=" + caption).orElse(""));
        field(image.pick().toString());
        image.variants()
                .forEach(variant -> field(variant.size() + " " + variant.focus().value() + " "
                        + variant.format().map(format -> format.value()).orElse("") + " "
                        + variant.quality().map(String::valueOf).orElse("")));
        text.append('\n');
    }

    /** With its length before it, so that no two lists of fields read the same. */
    private void field(String value) {
        text.append(value.getBytes(StandardCharsets.UTF_8).length).append(':').append(value);
    }

    private static byte[] bytes(Path manifest) {
        try {
            return withPlainLineEnds(Files.readAllBytes(manifest));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static byte[] withPlainLineEnds(byte[] text) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\r' || i + 1 == text.length || text[i + 1] != '\n') {
                plain.write(text[i]);
            }
        }
        return plain.toByteArray();
    }
}
