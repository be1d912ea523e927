package io.github.seedreamplugin.bank;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An instant within a file name: without colons, which Windows refuses, and sorting as time does. */
final class TimeInName {

    /** Characters of one instant. */
    static final int LENGTH = 25;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSSSSSSSS'Z'", Locale.ROOT);

    private TimeInName() {}

    static String of(Instant instant) {
        return FORMAT.format(instant.atOffset(ZoneOffset.UTC));
    }

    static Instant parse(String text) {
        return LocalDateTime.parse(text, FORMAT).toInstant(ZoneOffset.UTC);
    }
}
