package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.ImageAttributes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One purchase.
 *
 * @param key the identity of what was bought
 * @param attributes what was asked for, kept so that a change can be told in words
 * @param take which purchase of the same attributes this is, from 1
 * @param bought when the answer came
 * @param credits what it cost
 * @param files the pictures, in the order of their numbers
 */
public record LockEntry(
        String key, ImageAttributes attributes, int take, Instant bought, BigDecimal credits, List<LockedFile> files) {

    /** Far beyond any price; keeps a number in the file from becoming a million digits in memory. */
    static final int MOST_DIGITS = 60;

    public LockEntry {
        files = List.copyOf(files);
        if (credits.scale() < 0) {
            credits = credits.setScale(0);
        }
        if (take < 1 || credits.signum() < 0 || credits.toPlainString().length() > MOST_DIGITS) {
            throw new IllegalArgumentException("take " + take + " for " + credits + " credits");
        }
    }
}
