package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.util.Arrays;
import java.util.Optional;

/** A cost as a JSON object. */
final class CostJson {

    private CostJson() {}

    static JsonObject write(Cost cost) {
        return new JsonObject()
                .with("least", cost.least())
                .with("most", cost.most())
                .with("source", cost.source().word());
    }

    static Cost read(JsonObject json) throws DamagedException {
        try {
            return new Cost(json.number("least"), json.number("most"), json.oneOf("source", CostJson::source));
        } catch (IllegalArgumentException e) {
            throw new DamagedException(String.valueOf(e.getMessage()));
        }
    }

    static Optional<CostSource> source(String word) {
        return Arrays.stream(CostSource.values())
                .filter(source -> source.word().equals(word))
                .findFirst();
    }
}
