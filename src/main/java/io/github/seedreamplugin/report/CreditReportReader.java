package io.github.seedreamplugin.report;

import com.fasterxml.jackson.annotation.Nulls;
import io.github.seedreamplugin.text.SafeText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads {@code credit-report.json} back, to join the reports of shards or to show one in a site. Strict: a report that is not understood to the
 * last field would make a wrong bill.
 */
public final class CreditReportReader {

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new Amount()))
            .build();

    /** Reads one report. */
    public ReadReport read(Path file) {
        try {
            return new ReadReport.Read(run(tree(Files.readAllBytes(file))));
        } catch (NoSuchFileException e) {
            return unreadable(file, "there is no such file");
        } catch (IOException e) {
            return unreadable(file, "it cannot be read (" + e.getMessage() + ")");
        } catch (JacksonException e) {
            return unreadable(file, words(e));
        } catch (IllegalArgumentException e) {
            return unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private JsonNode tree(byte[] json) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not JSON (" + SafeText.line(e.getOriginalMessage()) + ")", e);
        }
    }

    private Run run(JsonNode tree) {
        if (!tree.isObject()) {
            throw new IllegalArgumentException("it is not a JSON object");
        }
        JsonNode version = tree.path("version");
        if (version.isIntegralNumber() && !(version.isInt() && version.intValue() == CreditReportJson.VERSION)) {
            throw new IllegalArgumentException(
                    "it has version " + version + ", and this plugin reads version " + CreditReportJson.VERSION);
        }
        return mapper.treeToValue(tree, CreditReportFile.class).run();
    }

    private static ReadReport unreadable(Path file, String reason) {
        return new ReadReport.Unreadable(file + " cannot be used as a credit report: " + reason
                + ". Run generate again, with the version of the plugin that reads the report.");
    }

    private static String words(JacksonException problem) {
        String place = place(problem);
        if (problem instanceof InputCoercionException) {
            return place + " is too large a number";
        }
        if (problem instanceof UnrecognizedPropertyException) {
            return "it has the unknown field " + place;
        }
        // Jackson has no type of its own for it
        if (problem.getOriginalMessage().startsWith("Missing required creator property")) {
            return place + " is missing";
        }
        return problem instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? place + kind(mismatch.getTargetType())
                : (place.isEmpty() ? "" : place + ": ") + SafeText.line(problem.getOriginalMessage());
    }

    private static String kind(Class<?> expected) {
        if (expected == int.class || expected == long.class || expected == Integer.class) {
            return " is not a whole number";
        }
        if (expected == boolean.class) {
            return " is neither true nor false";
        }
        if (expected == BigDecimal.class) {
            return " is not a valid amount";
        }
        if (expected == Instant.class) {
            return " is not a time such as 2026-11-23T10:15:30Z";
        }
        return expected == String.class ? " is not text" : " has the wrong type";
    }

    /** Such as {@code images[1].take}. */
    private static String place(JacksonException problem) {
        StringBuilder place = new StringBuilder();
        for (JacksonException.Reference step : problem.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return SafeText.line(place.toString());
    }

    /** A number of credits or seconds; one of a billion digits would fill the memory before anybody saw it. */
    private static final class Amount extends StdDeserializer<BigDecimal> {

        /** 10^18 credits, or ten decimals more than the service has ever shown. */
        private static final int MOST_DIGITS = 38;

        Amount() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isNumeric()) {
                return context.reportInputMismatch(this, "no number");
            }
            BigDecimal amount = parser.getDecimalValue();
            if (Math.abs((long) amount.scale()) > MOST_DIGITS || amount.precision() > MOST_DIGITS) {
                return context.reportInputMismatch(this, "too many digits");
            }
            return amount;
        }
    }
}
