package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** How this package writes JSON: indented by two, {@code \n} everywhere, amounts never with an exponent. */
final class JsonWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new Harmless())
            .build();

    private JsonWriter() {}

    static void write(Writer out, Consumer<JsonGenerator> content) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(new Indented(), out)) {
            content.accept(json);
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
        out.write('\n');
    }

    /**
     * Escapes what a terminal or the agent of a CI server would act on, should somebody print the file: a reader gets the
     * very same text, and the file still has no control characters and no {@code ##[}.
     */
    private static final class Harmless extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['#'] = ESCAPE_STANDARD;
            codes[0x7f] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            boolean harmless = Character.isSurrogate((char) character) || !SafeText.isUnsafe(character);
            return harmless ? null : new SerializedString(String.format(Locale.ROOT, "\\u%04x", character));
        }
    }

    /** Carries the pretty printer without an object mapper, which takes 100 ms to make. */
    private static final class Indented extends ObjectWriteContext.Base {

        private final DefaultPrettyPrinter printer = new DefaultPrettyPrinter();

        Indented() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            printer.indentObjectsWith(indenter);
            printer.indentArraysWith(indenter);
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return printer;
        }
    }
}
