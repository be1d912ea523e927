package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** How durations are kept and written: in seconds, to the millisecond, without a locale. */
public final class DurationText {

    private static final long PER_MINUTE = 60;

    private DurationText() {}

    /** The duration to the millisecond, which is as fine as the reports are. */
    static Duration normal(String name, Duration took) {
        if (took.isNegative()) {
            throw new IllegalArgumentException(name + " is " + took + ", below zero");
        }
        return took.truncatedTo(ChronoUnit.MILLIS);
    }

    /** For machines: {@code 36.2}. */
    static BigDecimal decimal(Duration took) {
        return Credits.decimal(BigDecimal.valueOf(took.toMillis(), 3));
    }

    /** The duration that {@link #decimal} wrote. */
    static Duration of(BigDecimal seconds) {
        return Duration.ofMillis(
                seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** For people: {@code 212 ms}, {@code 36.2 s}, {@code 2 min 5 s}. */
    static String text(Duration took) {
        if (took.toMillis() < 1000) {
            return took.toMillis() + " ms";
        }
        long whole = took.toSeconds();
        if (whole < PER_MINUTE) {
            return tenths(took) + " s";
        }
        return whole / PER_MINUTE + " min " + whole % PER_MINUTE + " s";
    }

    /** Seconds with one decimal, cut off: {@code 36.2} for 36.29 s. */
    public static String tenths(Duration took) {
        return BigDecimal.valueOf(took.toMillis(), 3)
                .setScale(1, RoundingMode.DOWN)
                .toPlainString();
    }
}
