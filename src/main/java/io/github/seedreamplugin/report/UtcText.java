package io.github.seedreamplugin.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How points in time are written for people: the same on every machine, whatever its zone. */
public final class UtcText {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private UtcText() {}

    /** To the minute, such as {@code 2026-11-23 09:41 UTC}. */
    public static String text(Instant instant) {
        return MINUTE.format(instant);
    }

    static String day(Instant instant) {
        return DAY.format(instant);
    }
}
