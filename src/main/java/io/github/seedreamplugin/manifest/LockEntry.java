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

    /** The entry of the purchase with this key, to be completed by name. */
    public static Builder of(String key, ImageAttributes attributes) {
        return new Builder(key, attributes);
    }

    /** Names the parts of an entry one at a time. */
    public static final class Builder {

        private final String key;
        private final ImageAttributes attributes;
        private int take = 1;
        private Instant bought = Instant.EPOCH;
        private BigDecimal credits = BigDecimal.ZERO;
        private List<LockedFile> files = List.of();

        private Builder(String key, ImageAttributes attributes) {
            this.key = key;
            this.attributes = attributes;
        }

        public Builder take(int value) {
            take = value;
            return this;
        }

        public Builder bought(Instant value) {
            bought = value;
            return this;
        }

        public Builder credits(BigDecimal value) {
            credits = value;
            return this;
        }

        public Builder files(List<LockedFile> value) {
            files = value;
            return this;
        }

        public LockEntry build() {
            return new LockEntry(key, attributes, take, bought, credits, files);
        }
    }
}
