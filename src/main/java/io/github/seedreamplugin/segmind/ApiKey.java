package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.files.Sha256;
import java.io.InputStream;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secret that pays for every call. It shows itself to the endpoint alone: never in a text, a log or an exception. */
public final class ApiKey {

    private static final String HIDDEN = "[api key hidden]";
    private static final char MASK = '*';
    private static final Pattern MASKED = Pattern.compile("\\*{" + KeyForms.WINDOW + ",}");
    private static final int SHORTEST_MASKED = 12;

    private final String value;
    private final KeyForms inText;
    private final KeyForms inBodies;

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
        inText = KeyForms.inText(stripped);
        inBodies = KeyForms.inBodies(stripped);
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

    /**
     * The text without the key and without any part of it that tells something, in case the far side repeats what it was
     * sent: as it is, in percent or JSON escapes, in base64 or in hexadecimal digits.
     */
    String maskIn(String text) {
        if (isShort()) {
            return text.replace(value, HIDDEN);
        }
        BitSet hidden = new BitSet(text.length());
        KeyScanner scanner = new KeyScanner(inText, (from, to, digits) -> hidden.set((int) from, (int) to));
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            scanner.feed((byte) (character < 0x80 ? character : 0), at);
        }
        scanner.flush();
        return hidden.isEmpty() ? text : withHidden(text, hidden);
    }

    /** The text with the usual words for what was masked in a body. */
    static String shown(String masked) {
        return MASKED.matcher(masked).replaceAll(Matcher.quoteReplacement(HIDDEN));
    }

    private static String withHidden(String text, BitSet hidden) {
        StringBuilder masked = new StringBuilder();
        int at = 0;
        for (int from = hidden.nextSetBit(0); from >= 0; from = hidden.nextSetBit(at)) {
            masked.append(text, at, from).append(HIDDEN);
            at = hidden.nextClearBit(from);
        }
        return masked.append(text, at, text.length()).toString();
    }

    /** The bytes with others for the key, as many as it has characters. */
    InputStream maskIn(InputStream in) {
        return isShort() ? in : new MaskedStream(in, inBodies, (byte) MASK);
    }

    /** Whether a part of a text was masked when it was received. */
    static boolean wasIn(String text) {
        return MASKED.matcher(text).find() || text.contains(HIDDEN);
    }

    /** A word that any body may contain by chance is not a secret, and replacing it would damage what was paid for. */
    private boolean isShort() {
        return value.length() < SHORTEST_MASKED;
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
