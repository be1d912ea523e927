package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonWriterTest {

    private static final int TEXTS = 2_000;
    private static final int CHARACTERS = 40;
    private static final int FIRST_SUPPLEMENTARY = 0x1_0000;
    private static final int BEYOND = 0x2_0000;

    private final JsonMapper mapper = JsonMapper.shared();

    @Test
    void writesAValueALineAndLeavesOutWhatIsNotKnown() throws IOException {
        assertThat(written(json -> {
                    json.startObject();
                    json.property("name", "hero");
                    json.property("known", Optional.of("a"));
                    json.property("unknown", Optional.empty());
                    json.property("credits", new BigDecimal("1E-7"));
                    json.property("more", new BigDecimal("1E+3"));
                    json.property("bytes", Long.MAX_VALUE);
                    json.property("simulated", true);
                    json.endObject();
                }))
                .isEqualTo("""
                        {
                          "name" : "hero",
                          "known" : "a",
                          "credits" : 0.0000001,
                          "more" : 1000,
                          "bytes" : 9223372036854775807,
                          "simulated" : true
                        }
                        """);
    }

    @Test
    void indentsByTwo() throws IOException {
        assertThat(written(json -> {
                    json.startArray();
                    json.value(1);
                    json.startObject();
                    json.endObject();
                    json.startArray();
                    json.endArray();
                    json.startObject();
                    json.property("notes", List.of("one", "two"));
                    json.startObject("last");
                    json.endObject();
                    json.endObject();
                    json.endArray();
                }))
                .isEqualTo("""
                        [
                          1,
                          { },
                          [ ],
                          {
                            "notes" : [
                              "one",
                              "two"
                            ],
                            "last" : { }
                          }
                        ]
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"', '\\\"'",
        "'\\', '\\\\'",
        "'/', '/'",
        "'##[error]', '\\u0023\\u0023[error]'",
        "'\u001b[2J', '\\u001b[2J'",
        "'\u007f', '\\u007f'",
        "'\u0085', '\\u0085'",
        "'\u2028', '\\u2028'",
        "'\u202e', '\\u202e'",
        "'Grüße, 猫 😀', 'Grüße, 猫 😀'"
    })
    void escapesWhatJsonAsksForAndWhatATerminalOrAnAgentWouldActOn(String text, String escaped) throws IOException {
        assertThat(written(json -> text(json, text))).isEqualTo("[\n  \"" + escaped + "\"\n]\n");
    }

    @Test
    void escapesTheWhiteSpaceThatHasAShortForm() throws IOException {
        assertThat(written(json -> text(json, "\b\t\n\f\r"))).isEqualTo("[\n  \"\\b\\t\\n\\f\\r\"\n]\n");
    }

    @Test
    void aReaderGetsEveryTextAndNameBackAsItWas() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            String name = anyText(random);
            String value = anyText(random);
            String file = written(json -> {
                json.startObject();
                json.property(name, value);
                json.endObject();
            });

            assertThat(mapper.readTree(file).path(name).asString()).isEqualTo(value);
        }
    }

    private static void text(JsonWriter json, String text) {
        json.startArray();
        json.value(text);
        json.endArray();
    }

    /** Half of it ASCII, the rest from anywhere, whole surrogate pairs too. */
    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(CHARACTERS); i > 0; i--) {
            int codePoint = random.nextBoolean() ? random.nextInt(128) : random.nextInt(BEYOND);
            boolean half = codePoint < FIRST_SUPPLEMENTARY && Character.isSurrogate((char) codePoint);
            text.appendCodePoint(half ? 'x' : codePoint);
        }
        return text.toString();
    }

    private static String written(Consumer<JsonWriter> content) throws IOException {
        StringWriter out = new StringWriter();
        JsonWriter.write(out, content);
        return out.toString();
    }
}
