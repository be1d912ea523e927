package io.github.seedreamplugin.money;

import java.math.BigDecimal;

/** How amounts of credits are compared and written: exact, plain, without an exponent or a locale. */
public final class Credits {

    private Credits() {}

    /** The same amount without trailing zeros, so that equal amounts are equal. */
    public static BigDecimal normal(BigDecimal amount) {
        return withScaleOfAtLeast(0, amount);
    }

    /** A normal amount that must not be below zero. */
    public static BigDecimal amount(String name, BigDecimal amount) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(name + " is " + amount.toPlainString() + " credits, below zero");
        }
        return normal(amount);
    }

    /** For machines: always a decimal, such as {@code 10.0}, so that no reader takes the type for an integer. */
    public static BigDecimal decimal(BigDecimal amount) {
        return withScaleOfAtLeast(1, amount);
    }

    /** For people: at least cents, and never rounded, so that a column adds up. */
    public static String text(BigDecimal amount) {
        return withScaleOfAtLeast(2, amount).toPlainString();
    }

    private static BigDecimal withScaleOfAtLeast(int scale, BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < scale ? stripped.setScale(scale) : stripped;
    }
}
