package io.github.seedreamplugin.testing;

/** What the price is for; nobody knows which of them is the provider's. */
public enum Pricing {
    PICTURE_ASKED_FOR,
    PICTURE_MADE,
    CALL
}
