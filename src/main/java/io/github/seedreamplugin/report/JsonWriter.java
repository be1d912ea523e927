package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the JSON of this package: indented by two, {@code \n} everywhere, amounts never with an exponent.
 *
 * <p>A build with nothing to do writes its bill, too. To load a library's generator would take a quarter of its time.
 */
final class JsonWriter {

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private int depth;
    /** Whether the object or array that was begun last has nothing in it yet. */
    private boolean empty = true;

    private JsonWriter() {}

    static void write(Writer out, Consumer<JsonWriter> content) throws IOException {
        JsonWriter json = new JsonWriter();
        content.accept(json);
        out.append(json.text).append('\n');
    }

    void startObject() {
        element();
        start('{');
    }

    void startObject(String name) {
        name(name);
        start('{');
    }

    void endObject() {
        end('}');
    }

    void startArray() {
        element();
        start('[');
    }

    void startArray(String name) {
        name(name);
        start('[');
    }

    void endArray() {
        end(']');
    }

    void property(String name, String value) {
        name(name);
        quoted(value);
    }

    /** What is not known is left out. */
    void property(String name, Optional<String> value) {
        if (value.isPresent()) {
            property(name, value.get());
        }
    }

    void property(String name, List<String> values) {
        startArray(name);
        for (String value : values) {
            value(value);
        }
        endArray();
    }

    void property(String name, BigDecimal value) {
        name(name);
        text.append(value.toPlainString());
    }

    void property(String name, long value) {
        name(name);
        text.append(value);
    }

    void property(String name, boolean value) {
        name(name);
        text.append(value);
    }

    void value(String value) {
        element();
        quoted(value);
    }

    void value(long value) {
        element();
        text.append(value);
    }

    private void name(String name) {
        element();
        quoted(name);
        text.append(" : ");
    }

    /** Whatever comes next stands in a line of its own. */
    private void element() {
        if (!empty) {
            text.append(',');
        }
        empty = false;
        newLine();
    }

    private void start(char bracket) {
        text.append(bracket);
        depth++;
        empty = true;
    }

    private void end(char bracket) {
        depth--;
        if (empty) {
            text.append(' ');
        } else {
            newLine();
        }
        text.append(bracket);
        empty = false;
    }

    private void newLine() {
        if (text.isEmpty()) {
            return;
        }
        text.append('\n');
        for (int level = 0; level < depth; level++) {
            text.append(INDENT);
        }
    }

    private void quoted(String value) {
        text.append('"');
        char[] characters = value.toCharArray();
        if (isPlain(characters)) {
            text.append(value);
        } else {
            for (char character : characters) {
                character(character);
            }
        }
        text.append('"');
    }

    private static boolean isPlain(char[] characters) {
        for (char character : characters) {
            if (character < ' ' || character > '~' || character == '"' || character == '\\' || character == '#') {
                return false;
            }
        }
        return true;
    }

    private void character(char character) {
        switch (character) {
            case '"', '\\' -> text.append('\\').append(character);
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> {
                if (isHarmless(character)) {
                    text.append(character);
                } else {
                    text.append("\\u").append(HexFormat.of().toHexDigits(character));
                }
            }
        }
    }

    /**
     * Whether neither a terminal nor the agent of a CI server would act on it, should somebody print the file. A reader gets
     * the very same text, and the file has no control characters and no {@code ##[}.
     */
    private static boolean isHarmless(char character) {
        return character != '#' && (Character.isSurrogate(character) || !SafeText.isUnsafe(character));
    }
}
