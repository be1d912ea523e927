package io.github.seedreamplugin.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells manifests apart, so that reports of shards are joined only if they come from the same one. */
final class ManifestDigest {

    private ManifestDigest() {}

    /** SHA-256 of the file, in hexadecimal digits; of nothing if it cannot be read. */
    static String of(Path manifest) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(bytes(manifest)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(Path manifest) {
        try {
            return Files.readAllBytes(manifest);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
