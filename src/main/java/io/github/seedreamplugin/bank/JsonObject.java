package io.github.seedreamplugin.bank;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * A JSON object, read or to be written. Made of Jackson's streams alone: its databind takes longer to load than a
 * thousand look-ups may take.
 */
final class JsonObject {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Map<String, Object> members;

    JsonObject() {
        this(new LinkedHashMap<>());
    }

    private JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /** The bytes are not as expected: incomplete, damaged, or written by somebody else. */
    static class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }

        DamagedException(Path file, String message) {
            super(file + ": " + message);
        }
    }

    static JsonObject parse(byte[] bytes) throws DamagedException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DamagedException("not a JSON object");
            }
            JsonObject json = object(parser);
            if (parser.nextToken() != null) {
                throw new DamagedException("more than one JSON object");
            }
            return json;
        } catch (JacksonException e) {
            throw new DamagedException("not JSON: " + e.getOriginalMessage());
        }
    }

    private static JsonObject object(JsonParser parser) throws DamagedException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            Object value = value(parser, parser.nextToken());
            if (value != null) {
                members.put(name, value);
            }
        }
        return new JsonObject(members);
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws DamagedException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new DamagedException("unexpected " + token);
        };
    }

    private static List<Object> array(JsonParser parser) throws DamagedException {
        List<Object> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object value = value(parser, token);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    JsonObject with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds a member if there is a value. */
    JsonObject withOptional(String name, Optional<?> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(new Indented(), out)) {
            write(generator, this);
        }
        out.write('\n');
        return out.toByteArray();
    }

    private static void write(JsonGenerator generator, Object value) {
        if (value instanceof JsonObject json) {
            generator.writeStartObject();
            json.members.forEach((name, member) -> {
                generator.writeName(name);
                write(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            list.forEach(element -> write(generator, element));
            generator.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(number);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else {
            generator.writeString(value.toString());
        }
    }

    JsonObject object(String name) throws DamagedException {
        return as(JsonObject.class, name, members.get(name));
    }

    String text(String name) throws DamagedException {
        return as(String.class, name, members.get(name));
    }

    Optional<String> optionalText(String name) throws DamagedException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    BigDecimal number(String name) throws DamagedException {
        return as(BigDecimal.class, name, members.get(name));
    }

    Optional<BigDecimal> optionalNumber(String name) throws DamagedException {
        return has(name) ? Optional.of(number(name)) : Optional.empty();
    }

    boolean flag(String name) throws DamagedException {
        return as(Boolean.class, name, members.get(name));
    }

    int integer(String name) throws DamagedException {
        return parsed(name, number(name), BigDecimal::intValueExact);
    }

    long longInteger(String name) throws DamagedException {
        return parsed(name, number(name), BigDecimal::longValueExact);
    }

    /** A text that stands for something else, such as an instant. */
    <T> T text(String name, Function<String, T> meaning) throws DamagedException {
        return parsed(name, text(name), meaning);
    }

    /** A text that is one of a few. */
    <T> T oneOf(String name, Function<String, Optional<T>> meaning) throws DamagedException {
        String text = text(name);
        return meaning.apply(text).orElseThrow(() -> new DamagedException(name + " is " + text));
    }

    List<JsonObject> objects(String name) throws DamagedException {
        return list(name, JsonObject.class);
    }

    List<String> texts(String name) throws DamagedException {
        return list(name, String.class);
    }

    /** All members, each a text. */
    Map<String, String> texts() throws DamagedException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : members.keySet()) {
            texts.put(name, text(name));
        }
        return texts;
    }

    private <T> List<T> list(String name, Class<T> type) throws DamagedException {
        List<T> values = new ArrayList<>();
        for (Object value : as(List.class, name, members.get(name))) {
            values.add(as(type, name, value));
        }
        return values;
    }

    private static <T> T as(Class<T> type, String name, @Nullable Object value) throws DamagedException {
        if (!type.isInstance(value)) {
            throw new DamagedException(name + (value == null ? " is missing" : " is not what it should be"));
        }
        return type.cast(value);
    }

    private static <S, T> T parsed(String name, S source, Function<S, T> meaning) throws DamagedException {
        try {
            return meaning.apply(source);
        } catch (RuntimeException e) {
            throw new DamagedException(name + " is " + source);
        }
    }

    /** Two spaces and line feeds on every system, so that two machines write the same bytes for the same record. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        }
    }
}
