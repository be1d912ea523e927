package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.files.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells manifests apart, so that reports of shards are joined only if they come from the same one. */
public final class ManifestDigest {

    private ManifestDigest() {}

    /**
     * SHA-256 of the file, in hexadecimal digits; of nothing if it cannot be read. Line ends do not count: Git checks the
     * same commit out with other ones on Windows.
     */
    public static String of(Path manifest) {
        return Sha256.of(bytes(manifest));
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
