package io.github.seedreamplugin.segmind;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** What a body is by its first bytes; what a header claims has been wrong. */
enum BodyKind {
    PICTURE,
    JSON,
    MARKUP,
    NOTHING,
    OTHER;

    /** So many bytes tell. */
    static final int LENGTH = 64;

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP = "WEBP".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    static BodyKind of(byte[] head) {
        if (head.length == 0) {
            return NOTHING;
        }
        if (has(head, 0, JPEG) || has(head, 0, PNG) || (has(head, 0, RIFF) && has(head, 8, WEBP))) {
            return PICTURE;
        }
        int at = has(head, 0, UTF_8_MARK) ? UTF_8_MARK.length : 0;
        while (at < head.length && (head[at] == ' ' || head[at] == '\t' || head[at] == '\r' || head[at] == '\n')) {
            at++;
        }
        if (at == head.length) {
            return OTHER;
        }
        return switch (head[at]) {
            case '{', '[', '"' -> JSON;
            case '<' -> MARKUP;
            default -> OTHER;
        };
    }

    /** The kind of a file, and nothing if it is empty. */
    static BodyKind of(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return of(in.readNBytes(LENGTH));
        }
    }

    boolean isText() {
        return this == JSON;
    }

    /** The kind and size of a body, for people. */
    String description(long bytes, boolean cut) {
        String what =
                switch (this) {
                    case PICTURE -> "a picture";
                    case JSON -> "JSON";
                    case MARKUP -> "HTML or XML";
                    case NOTHING -> "an empty body";
                    case OTHER -> "neither a picture nor JSON";
                };
        return what + (cut ? " of more than " : " of ") + bytes + " bytes";
    }

    private static boolean has(byte[] bytes, int at, byte[] magic) {
        return bytes.length >= at + magic.length && Arrays.equals(bytes, at, at + magic.length, magic, 0, magic.length);
    }
}
