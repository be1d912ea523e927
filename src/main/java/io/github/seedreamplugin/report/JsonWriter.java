package io.github.seedreamplugin.report;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** How this package writes JSON: indented by two, {@code \n} everywhere, amounts never with an exponent. */
final class JsonWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
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
