package io.github.seedreamplugin.segmind;

import java.util.Arrays;

/**
 * Looks for parts of the key in a text that comes byte by byte, with percent escapes and JSON's {@code \\u} escapes undone,
 * and tells where they stand in the text as it came.
 */
final class KeyScanner {

    /** A part of the key stands within so many bytes, escapes included: no match that is told later begins before. */
    static final int LONGEST_MATCH = 256;

    private static final int RING = 32;
    private static final int LONGEST_ESCAPE = 12;
    private static final int HEXADECIMAL = 16;

    private final KeyForms forms;
    private final Masking masking;
    private final int[] runs;
    private final long[] starts = new long[RING];
    private final byte[] escape = new byte[LONGEST_ESCAPE];
    private int escapeLength;
    private long escapeStart;
    private long window;
    private long emitted;

    /** What is to be hidden. */
    @FunctionalInterface
    interface Masking {
        /** Hides the bytes from one position up to another, by a digit if {@code digits}. */
        void mask(long from, long to, boolean digits);
    }

    KeyScanner(KeyForms forms, Masking masking) {
        this.forms = forms;
        this.masking = masking;
        runs = new int[forms.forms().length];
    }

    /** Takes the next byte, which stands at this position. */
    void feed(byte next, long position) {
        if (escapeLength == 0) {
            if (next == '%' || next == '\\') {
                begin(next, position);
            } else {
                emit(next, position, position + 1);
            }
            return;
        }
        if (escapeLength < LONGEST_ESCAPE && continues(next)) {
            escape[escapeLength] = next;
            escapeLength++;
            decodeIfWhole(position);
        } else {
            flush();
            feed(next, position);
        }
    }

    /** Takes an unfinished escape for what it is. */
    void flush() {
        int length = escapeLength;
        escapeLength = 0;
        for (int i = 0; i < length; i++) {
            // A percent sign that was an escape itself began where its own escape began.
            long at = escapeStart + i;
            emit(escape[i], at, at + 1);
        }
    }

    private void begin(byte first, long position) {
        escape[0] = first;
        escapeLength = 1;
        escapeStart = position;
    }

    private boolean continues(byte next) {
        if (escape[0] == '%') {
            return Character.digit(next, HEXADECIMAL) >= 0;
        }
        if (escapeLength == 1) {
            return next == 'u' || next == 'x' || next == '/' || next == '\\';
        }
        return Character.digit(next, HEXADECIMAL) >= 0;
    }

    private void decodeIfWhole(long position) {
        int digits = digits();
        int begun = escape[0] == '%' ? 1 : 2;
        if (escapeLength < begun + digits) {
            return;
        }
        int value = escapeLength == begun && digits == 0 ? escape[1] : 0;
        for (int i = begun; i < begun + digits; i++) {
            value = value * HEXADECIMAL + Character.digit(escape[i], HEXADECIMAL);
        }
        escapeLength = 0;
        if (value == '%' || value == '\\') {
            // Escaped twice: it may begin an escape of its own.
            escape[0] = (byte) value;
            escapeLength = 1;
        } else {
            emit((byte) (value < 0x80 ? value : 0), escapeStart, position + 1);
        }
    }

    private int digits() {
        if (escape[0] == '%') {
            return 2;
        }
        return switch (escape[1]) {
            case 'u' -> 4;
            case 'x' -> 2;
            default -> 0;
        };
    }

    private void emit(byte character, long start, long end) {
        window = (window << Byte.SIZE) | (character & 0xff);
        starts[(int) (emitted % RING)] = start;
        emitted++;
        if (emitted < KeyForms.WINDOW || !forms.mayMatch(window)) {
            Arrays.fill(runs, 0);
            return;
        }
        KeyForms.Form[] all = forms.forms();
        for (int i = 0; i < all.length; i++) {
            runs[i] = all[i].windows().contains(window) ? runs[i] + 1 : 0;
            if (runs[i] >= all[i].needed()) {
                int characters = all[i].needed() + KeyForms.WINDOW - 1;
                long from = starts[(int) ((emitted - characters) % RING)];
                if (end - from <= LONGEST_MATCH) {
                    masking.mask(from, end, all[i].digits());
                }
            }
        }
    }
}
