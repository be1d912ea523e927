package io.github.seedreamplugin.files;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests, as lower-case hexadecimal digits. */
public final class Sha256 {

    /** Searching the providers for every look-up costs more than the digest of a request, so this one is cloned. */
    private static final MessageDigest FRESH = fresh();

    private Sha256() {}

    /** A digest that has read nothing yet. */
    public static MessageDigest digest() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return fresh();
        }
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The digest of these bytes. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** The digest of the UTF-8 bytes of a text. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of a file's bytes. */
    public static String of(Path file) throws IOException {
        return whileCopying(file, OutputStream.nullOutputStream());
    }

    /**
     * Copies a file and returns the digest of what was read. Streams are used rather than {@code Files.copy}, because an
     * interrupted thread closes its channel, and a paid picture must still be copied.
     */
    public static String whileCopying(Path source, OutputStream target) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(new FileInputStream(source.toFile()), digest)) {
            in.transferTo(target);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
