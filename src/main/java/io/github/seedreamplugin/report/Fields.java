package io.github.seedreamplugin.report;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The fields of one JSON object, each asked for once by name and kind; one that nobody asks for is an error. */
final class Fields {

    /** Makes a value of an object's fields. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Fields fields) throws FieldException;
    }

    /** The longest amount a report holds: 10^18 credits, or ten decimals more than the service has ever shown. */
    private static final int MOST_DIGITS = 38;

    private final JsonNode node;
    private final String path;
    private final Set<String> unread;

    private Fields(JsonNode node, String path) throws FieldException {
        if (!node.isObject()) {
            throw new FieldException((path.isEmpty() ? "it" : path) + " is no JSON object");
        }
        this.node = node;
        this.path = path;
        this.unread = new TreeSet<>(node.propertyNames());
    }

    static Fields of(JsonNode node) throws FieldException {
        return new Fields(node, "");
    }

    /** Makes a value of the fields and refuses any that it did not ask for. */
    <T> T all(Reader<T> reader) throws FieldException {
        T value;
        try {
            value = reader.read(this);
        } catch (IllegalArgumentException e) {
            throw new FieldException((path.isEmpty() ? "" : path + ": ") + e.getMessage());
        }
        if (!unread.isEmpty()) {
            throw new FieldException(
                    "it has unknown fields: " + unread.stream().map(this::at).toList());
        }
        return value;
    }

    boolean has(String name) {
        return node.has(name);
    }

    String text(String name) throws FieldException {
        JsonNode value = field(name);
        if (!value.isString()) {
            throw new FieldException(at(name) + " is no text");
        }
        return value.stringValue();
    }

    Optional<String> optionalText(String name) throws FieldException {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    boolean bool(String name) throws FieldException {
        JsonNode value = field(name);
        if (!value.isBoolean()) {
            throw new FieldException(at(name) + " is neither true nor false");
        }
        return value.booleanValue();
    }

    int integer(String name) throws FieldException {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new FieldException(at(name) + " is no whole number");
        }
        return value.intValue();
    }

    long whole(String name) throws FieldException {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new FieldException(at(name) + " is no whole number");
        }
        return value.longValue();
    }

    BigDecimal decimal(String name) throws FieldException {
        JsonNode value = field(name);
        if (!value.isNumber()) {
            throw new FieldException(at(name) + " is no number");
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
            throw new FieldException(at(name) + " is no amount that can be: " + number);
        }
        return number;
    }

    Optional<BigDecimal> optionalDecimal(String name) throws FieldException {
        return has(name) ? Optional.of(decimal(name)) : Optional.empty();
    }

    Instant instant(String name) throws FieldException {
        String text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new FieldException(at(name) + " is no time such as 2026-11-23T10:15:30Z: " + text);
        }
    }

    Optional<Instant> optionalInstant(String name) throws FieldException {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    <T> T constant(String name, Function<String, Optional<T>> spelling) throws FieldException {
        String text = text(name);
        return spelling.apply(text)
                .orElseThrow(() -> new FieldException(at(name) + " has a value unknown to this plugin: " + text));
    }

    <T> T object(String name, Reader<T> reader) throws FieldException {
        return new Fields(field(name), at(name)).all(reader);
    }

    <T> Optional<T> optionalObject(String name, Reader<T> reader) throws FieldException {
        return has(name) ? Optional.of(object(name, reader)) : Optional.empty();
    }

    <T> List<T> objects(String name, Reader<T> reader) throws FieldException {
        List<T> values = new ArrayList<>();
        for (JsonNode element : array(name)) {
            values.add(new Fields(element, at(name) + "[" + values.size() + "]").all(reader));
        }
        return values;
    }

    List<String> texts(String name) throws FieldException {
        List<String> values = new ArrayList<>();
        for (JsonNode element : array(name)) {
            if (!element.isString()) {
                throw new FieldException(at(name) + "[" + values.size() + "] is no text");
            }
            values.add(element.stringValue());
        }
        return values;
    }

    private JsonNode array(String name) throws FieldException {
        JsonNode value = field(name);
        if (!value.isArray()) {
            throw new FieldException(at(name) + " is no list");
        }
        return value;
    }

    private JsonNode field(String name) throws FieldException {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new FieldException(at(name) + " is missing");
        }
        unread.remove(name);
        return value;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
