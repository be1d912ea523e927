package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body without the key, in case the far side repeats what it was sent: what lies on disk may be shown to anybody. The
 * key's bytes become as many of another, so that lengths and places stay what they were.
 */
final class MaskedStream extends InputStream {

    /** A digit of base64 and of no word: what surrounds it can still be decoded. */
    private static final byte DIGIT = '0';

    private static final int BUFFER = 16 * 1024;

    private final InputStream in;
    private final byte mask;
    private final KeyScanner scanner;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    /** Up to here nothing of the key is left, and nothing begins that may turn out to be a part of it. */
    private int clean;

    private int limit;
    private int scanned;
    /** How many bytes left the buffer before its first. */
    private long gone;

    private boolean ended;
    private @Nullable IOException broken;

    MaskedStream(InputStream in, KeyForms forms, byte mask) {
        this.in = in;
        this.mask = mask;
        scanner = new KeyScanner(forms, this::hide);
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
        scanned -= position;
        gone += position;
        System.arraycopy(buffer, position, buffer, 0, limit);
        position = 0;
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            ended = read < 0;
            limit += Math.max(read, 0);
        } catch (IOException e) {
            // What came before the break is handed out first. HttpClient's streams may call a second try the end.
            broken = e;
            ended = true;
        }
        for (int at = scanned; at < limit; at++) {
            scanner.feed(buffer[at], gone + at);
        }
        scanned = limit;
        if (ended) {
            scanner.flush();
        }
        clean = ended ? limit : Math.max(0, limit - KeyScanner.LONGEST_MATCH);
    }

    private void hide(long from, long to, boolean digits) {
        for (long at = Math.max(from, gone); at < to; at++) {
            buffer[(int) (at - gone)] = digits ? DIGIT : mask;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
