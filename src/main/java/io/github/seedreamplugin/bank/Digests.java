package io.github.seedreamplugin.bank;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, in the spelling that the bank names them by. */
final class Digests {

    /** To search the providers for every look-up costs more than the digest of a request. */
    private static final MessageDigest FRESH = fresh();

    private Digests() {}

    static MessageDigest sha256() {
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

    static String of(Path file) throws IOException {
        return whileCopying(file, OutputStream.nullOutputStream());
    }

    /** Not Files.copy: its channel closes when the thread is interrupted, and a paid picture must get through. */
    static String whileCopying(Path source, OutputStream target) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(new FileInputStream(source.toFile()), digest)) {
            in.transferTo(target);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
