package io.github.seedreamplugin.segmind;

/** The secret that pays for every call. It shows itself to the endpoint alone: never in a text, a log or an exception. */
public final class ApiKey {

    private static final String HIDDEN = "[api key hidden]";

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

    /** The text without the key, in case the far side repeats what it was sent. */
    String maskIn(String text) {
        return text.replace(value, HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
