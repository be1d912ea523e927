package io.github.seedreamplugin.bank;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The number of an entry within a file name: {@code n} and twelve digits, which sorts as numbers do. The time that
 * earlier versions of the plugin wrote there counts as a number below zero, in order of time.
 */
final class SequenceInName {

    private static final char MARK = 'n';
    private static final int DIGITS = 12;
    /** Characters of one number. */
    static final int LENGTH = 1 + DIGITS;

    private static final long NANOS = 1_000_000_000L;

    private SequenceInName() {}

    static String of(long sequence) {
        if (sequence < 0) {
            throw new IllegalArgumentException("no new entry has a number below zero: " + sequence);
        }
        String digits = Long.toString(sequence);
        return MARK + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    static Optional<Long> parse(String text) {
        if (text.length() == TimeInName.LENGTH) {
            return ofTime(text);
        }
        if (text.length() != LENGTH || text.charAt(0) != MARK) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 1; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            number = number * 10 + digit;
        }
        return Optional.of(number);
    }

    private static Optional<Long> ofTime(String text) {
        try {
            Instant time = TimeInName.parse(text);
            return Optional.of(
                    Long.MIN_VALUE + Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
