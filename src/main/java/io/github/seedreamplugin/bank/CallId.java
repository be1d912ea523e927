package io.github.seedreamplugin.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * What one call is known by: when it was begun, the short form of its purchase key, and eight random digits. Fit for a
 * file name on every system; in order of time.
 *
 * @param value such as {@code 20261123T113500123456789Z-0123456789ab-89abcdef}
 */
public record CallId(String value) implements Comparable<CallId> {

    private static final Pattern SHAPE = Pattern.compile("\\d{8}T\\d{15}Z-[0-9a-f]{12}-[0-9a-f]{8}");
    /** Characters of one id. */
    static final int LENGTH = TimeInName.LENGTH + 1 + PurchaseKey.SHORT_DIGITS + 1 + 8;

    public CallId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("not the id of a call: " + value);
        }
    }

    /** Whether a name is the id of a call. */
    static boolean isOne(String name) {
        return SHAPE.matcher(name).matches();
    }

    /** A new id for a call that buys under this key. */
    public static CallId next(Clock clock, PurchaseKey key) {
        int random = ThreadLocalRandom.current().nextInt();
        return new CallId(TimeInName.of(clock.instant()) + "-" + key.shortForm() + "-"
                + HexFormat.of().toHexDigits(random));
    }

    /** When the call was begun. */
    public Instant at() {
        return TimeInName.parse(value.substring(0, TimeInName.LENGTH));
    }

    /** The {@linkplain PurchaseKey#shortForm() short form} of the key that the call buys under. */
    public String shortKey() {
        return value.substring(TimeInName.LENGTH + 1, TimeInName.LENGTH + 1 + PurchaseKey.SHORT_DIGITS);
    }

    @Override
    public int compareTo(CallId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
