package io.github.seedreamplugin.segmind;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The base64 digits of one JSON string, read from the file that holds it: JSON's escapes undone, white space dropped, the
 * URL alphabet turned into the usual one, and the head of a {@code data:} URI passed over.
 */
final class JsonStringBytes extends InputStream {

    private static final int LONGEST_DATA_HEAD = 256;
    private static final int LARGEST_ASCII = 0x7f;
    private static final int NO_DIGIT = '?';

    private final InputStream in;
    // Read digit by digit a hundred million times; BufferedInputStream takes a lock for each.
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private boolean ended;

    private JsonStringBytes(InputStream in) {
        this.in = in;
    }

    /**
     * The bytes that the string whose opening quote is there stands for; reading fails if it is not base64 or breaks off.
     *
     * @throws EOFException if it breaks off before they begin
     */
    static InputStream decoded(Path file, long quoteAt) throws IOException {
        return Base64.getDecoder().wrap(digits(file, quoteAt));
    }

    private static InputStream digits(Path file, long quoteAt) throws IOException {
        JsonStringBytes digits = open(file, quoteAt);
        try {
            if (digits.beginAsAddress()) {
                digits.skipPastComma();
                return digits;
            }
        } catch (IOException e) {
            digits.close();
            throw e;
        }
        digits.close();
        return open(file, quoteAt);
    }

    /** Whether it is a data: URI; ':' is not a base64 digit. */
    private boolean beginAsAddress() throws IOException {
        int last = -1;
        for (int i = 0; i < "data:".length(); i++) {
            last = read();
        }
        return last == ':';
    }

    private static JsonStringBytes open(Path file, long quoteAt) throws IOException {
        FileInputStream raw = new FileInputStream(file.toFile());
        try {
            raw.skipNBytes(quoteAt + 1);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
        return new JsonStringBytes(raw);
    }

    private void skipPastComma() throws IOException {
        for (int i = 0; i < LONGEST_DATA_HEAD; i++) {
            int next = read();
            if (next == ',') {
                return;
            }
            if (next < 0) {
                break;
            }
        }
        throw new EOFException("a data: URI without a comma");
    }

    @Override
    public int read() throws IOException {
        int next = nextDigit();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            next = nextDigit();
        }
        return switch (next) {
            case '-' -> '+';
            case '_' -> '/';
            // The decoder looks digits up by their number and would look outside of its table.
            default -> next > LARGEST_ASCII ? NO_DIGIT : next;
        };
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        int next = length == 0 ? -1 : read();
        while (next >= 0) {
            target[offset + count] = (byte) next;
            count++;
            next = count == length ? -1 : read();
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private int nextDigit() throws IOException {
        if (ended) {
            return -1;
        }
        int next = raw();
        if (next == '"') {
            ended = true;
            return -1;
        }
        return next == '\\' ? escaped() : next;
    }

    private int escaped() throws IOException {
        int escape = raw();
        return switch (escape) {
            case 'n', 'r', 't' -> ' ';
            case 'u' ->
                Character.digit(raw(), 16) << 12
                        | Character.digit(raw(), 16) << 8
                        | Character.digit(raw(), 16) << 4
                        | Character.digit(raw(), 16);
            default -> escape;
        };
    }

    private int raw() throws IOException {
        if (position == limit) {
            limit = in.read(buffer);
            position = 0;
            if (limit < 0) {
                limit = 0;
                throw new EOFException("a string that breaks off");
            }
        }
        int next = buffer[position] & 0xff;
        position++;
        return next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
