package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Tells whether a picture whose transfer broke off is whole by its own bytes: it ends as its format says. */
final class PictureEnd {

    private static final int MOST_TRAILING = 4096;
    private static final int RIFF_HEAD = 8;

    private PictureEnd() {}

    static boolean isThere(Path picture) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(picture.toFile(), "r")) {
            long length = file.length();
            byte[] head = new byte[(int) Math.min(length, BodyKind.LENGTH)];
            file.readFully(head);
            byte[] tail = new byte[(int) Math.min(length, MOST_TRAILING)];
            file.seek(length - tail.length);
            file.readFully(tail);
            if (BodyKind.of(head) != BodyKind.PICTURE || head.length < RIFF_HEAD) {
                return false;
            }
            return switch (head[0]) {
                case (byte) 0xff -> endsAsJpeg(tail);
                case 'R' -> length >= RIFF_HEAD + riffLength(head);
                default -> endsAsPng(new String(tail, StandardCharsets.ISO_8859_1));
            };
        }
    }

    /** Some writers add zeros or a line break behind the end marker. */
    private static boolean endsAsJpeg(byte[] tail) {
        int at = tail.length - 1;
        while (at > 0 && (tail[at] == 0 || tail[at] == '\n' || tail[at] == '\r')) {
            at--;
        }
        return at > 0 && tail[at - 1] == (byte) 0xff && tail[at] == (byte) 0xd9;
    }

    /** The last chunk's name is followed by its checksum of four bytes. */
    private static boolean endsAsPng(String tail) {
        int at = tail.lastIndexOf("IEND");
        return at >= 0 && tail.length() >= at + "IEND".length() + Integer.BYTES;
    }

    private static long riffLength(byte[] head) {
        long length = 0;
        for (int i = RIFF_HEAD - 1; i >= RIFF_HEAD / 2; i--) {
            length = (length << Byte.SIZE) | (head[i] & 0xff);
        }
        return length;
    }
}
