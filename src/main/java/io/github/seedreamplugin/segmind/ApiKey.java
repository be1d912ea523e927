package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.files.Sha256;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The secret that pays for every call. It shows itself to the endpoint alone: never in a text, a log or an exception. */
public final class ApiKey {

    private static final String HIDDEN = "[api key hidden]";
    private static final byte MASK = '*';
    private static final int SHORTEST_MASKED = 12;

    private final String value;

    /** Takes the key as it was written; space around it is dropped, since it is never meant. */
    public ApiKey(String value) {
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("The API key is blank.");
        }
        if (!stripped.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new IllegalArgumentException(
                    "The API key has a space, a line break or a character outside ASCII in it:"
                            + " it was probably not copied whole.");
        }
        this.value = stripped;
    }

    String value() {
        return value;
    }

    /**
     * A label that tells accounts at one origin apart and does not reveal their keys: twelve digits of a digest, from
     * which a random key cannot be guessed.
     */
    public String accountLabel(String origin) {
        return Sha256.of("seedream-account-1\n" + origin + "\n" + value).substring(0, 12);
    }

    /** The text without the key, in case the far side repeats what it was sent. */
    String maskIn(String text) {
        return isShort()
                ? text.replace(value, HIDDEN)
                : text.replace(value, HIDDEN).replace(mask(), HIDDEN);
    }

    /** The bytes with asterisks for the key, as many as it has characters. */
    InputStream maskIn(InputStream in) {
        return isShort() ? in : new MaskedStream(in, value.getBytes(StandardCharsets.US_ASCII), MASK);
    }

    /** Whether the key is, or was until it was masked, part of the text. */
    boolean isIn(String text) {
        return text.contains(value) || (!isShort() && text.contains(mask()));
    }

    /** A word that may stand in any body by chance is nobody's secret, and replacing it would damage what was paid for. */
    private boolean isShort() {
        return value.length() < SHORTEST_MASKED;
    }

    private String mask() {
        return Character.toString(MASK).repeat(value.length());
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
