package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The words and numbers of {@code credit-report.json} as the values that they stand for. */
final class CreditReportValues {

    private CreditReportValues() {}

    static <T> T constant(String field, String word, Function<String, Optional<T>> constants) {
        return constants
                .apply(word)
                .orElseThrow(() -> new IllegalArgumentException(field + " has the unknown value '" + word + "'"));
    }

    private static Optional<CostSource> source(String word) {
        return Arrays.stream(CostSource.values())
                .filter(source -> source.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    static Cost cost(BigDecimal least, BigDecimal most, Optional<String> source) {
        return new Cost(
                least,
                most,
                source.map(word -> constant("source", word, CreditReportValues::source))
                        .orElse(CostSource.STATED));
    }

    static OptionalInt optional(Optional<Integer> number) {
        return number.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
