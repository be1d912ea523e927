package io.github.seedreamplugin.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Inputs that are nearly right: seeds with bytes flipped, cut, doubled and strewn in, and pieces of one spliced into
 * another. What comes of the same generator is the same. Jazzer would be guided by coverage, but its jar is full of
 * Kotlin, of which this project has none.
 */
public final class Mutations {

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\\u0000",
            ":",
            ",",
            "null",
            "true",
            "-1",
            "1e999999999",
            "9".repeat(400),
            "\n",
            "\r\n",
            "\t",
            " ",
            "&a ",
            "*a",
            "<<: ",
            "!!",
            "---",
            "? ",
            "- ",
            "#",
            "|",
            ">",
            "%",
            "@",
            "`",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "=",
            "==");
    private static final int[] TELLING_BYTES = {0, 1, 0x7F, 0x80, 0xC0, 0xD8, 0xD9, 0xDA, 0xFE, 0xFF};
    private static final int MOST_CHANGES = 8;
    private static final int LONGEST = 256 * 1024;

    private final List<byte[]> seeds;
    private final RandomGenerator random;

    public Mutations(List<byte[]> seeds, RandomGenerator random) {
        this.seeds = List.copyOf(seeds);
        this.random = random;
    }

    /** The next input. */
    public byte[] next() {
        byte[] bytes = seed();
        for (int changes = random.nextInt(MOST_CHANGES); changes >= 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(64));
        return switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, at, at, token());
            case 1 -> spliced(bytes, at, end, new byte[0]);
            case 2 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 3 -> spliced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 ->
                spliced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {
                    (byte) TELLING_BYTES[random.nextInt(TELLING_BYTES.length)]
                });
            case 5 -> spliced(bytes, at, at, pieceOf(seed()));
            case 6 -> Arrays.copyOf(bytes, at);
            default -> spliced(bytes, at, at, repeated(token()));
        };
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] repeated(byte[] token) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int count = 1 << random.nextInt(12); count > 0; count--) {
            out.writeBytes(token);
        }
        return out.toByteArray();
    }

    private byte[] pieceOf(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(256)));
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(piece);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
