package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.NamePatterns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Reads the text of a parameter; what cannot be read is refused with an example of what can. */
final class ParameterValue {

    private ParameterValue() {}

    static Duration duration(String name, String value) throws MojoFailureException {
        String text = value.strip();
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            // Not as the cause: Maven would print Java's words after these.
            String meant = text.matches("\\d{1,6}")
                    ? "; for " + text + " seconds write PT" + text + "S"
                    : ", such as PT5M for five minutes or PT90S for ninety seconds";
            throw new MojoFailureException(
                    "seedream." + name + " is '" + value + "'; it must be an ISO 8601 duration" + meant);
        }
    }

    static BigDecimal credits(String name, String value) throws MojoFailureException {
        try {
            return new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            throw new MojoFailureException(
                    "seedream." + name + " is '" + value + "'; it must be a number of credits, such as 2.50");
        }
    }

    static NamePatterns patterns(@Nullable List<String> values) throws MojoFailureException {
        // Maven makes null of what is empty between two commas.
        List<String> named = new ArrayList<>(values == null ? List.of() : values);
        named.removeIf(Objects::isNull);
        return checked(() -> new NamePatterns(named));
    }

    static Optional<String> text(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /** Makes a value of parameters; what the value's own check says is for the user. */
    static <T> T checked(Value<T> value) throws MojoFailureException {
        try {
            return value.make();
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    /** Something made of parameters. */
    interface Value<T> {

        T make() throws MojoFailureException;
    }
}
