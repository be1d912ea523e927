package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body without the key, in case the far side repeats what it was sent: what lies on disk may be shown to anybody. The
 * key's bytes become as many of another, so that lengths and places stay what they were.
 */
final class MaskedStream extends InputStream {

    private static final int BUFFER = 16 * 1024;
    // Fewer tell nothing, and an ordinary text may end in them.
    private static final int LEAST_TELLING = 8;

    private final InputStream in;
    private final byte[] secret;
    private final byte mask;
    private final byte[] buffer;
    private int position;
    /** Up to here nothing of the key is left, and no occurrence of it begins that is not yet whole. */
    private int clean;

    private int limit;
    private boolean ended;
    private @Nullable IOException broken;

    MaskedStream(InputStream in, byte[] secret, byte mask) {
        this.in = in;
        this.secret = secret.clone();
        this.mask = mask;
        buffer = new byte[Math.max(BUFFER, 2 * secret.length)];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == clean && !ended) {
            fill();
        }
        if (position < clean) {
            int count = Math.min(length, clean - position);
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            return count;
        }
        if (broken != null) {
            throw broken;
        }
        return -1;
    }

    private void fill() {
        limit -= position;
        System.arraycopy(buffer, position, buffer, 0, limit);
        position = 0;
        clean = 0;
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            ended = read < 0;
            limit += Math.max(read, 0);
        } catch (IOException e) {
            // What came before the break is handed out first. HttpClient's streams may call a second try the end.
            broken = e;
            ended = true;
        }
        for (int at = 0; at + secret.length <= limit; at++) {
            if (Arrays.equals(buffer, at, at + secret.length, secret, 0, secret.length)) {
                Arrays.fill(buffer, at, at + secret.length, mask);
            }
        }
        int begun = begunAtTheEnd();
        if (ended && begun >= LEAST_TELLING) {
            Arrays.fill(buffer, limit - begun, limit, mask);
        }
        clean = ended ? limit : limit - begun;
    }

    /** How many of the last bytes could be the beginning of the key. */
    private int begunAtTheEnd() {
        for (int length = Math.min(secret.length - 1, limit); length > 0; length--) {
            if (Arrays.equals(buffer, limit - length, limit, secret, 0, length)) {
                return length;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
