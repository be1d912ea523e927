package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.JsonObject.DamagedException;
import io.github.seedreamplugin.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What this machine remembers of prices: for each service, what calls were last seen to cost, by the pictures that they
 * made. It is only an expectation, so a file that is damaged is as if there were none.
 */
public final class PriceMemory {

    /** The date of a price that is seen again and again is not written each time. */
    private static final Duration STILL_NEW = Duration.ofHours(1);

    private final HomeDirectory home;

    /** @param home the directory of the bank and the ledger */
    public PriceMemory(Path home) {
        this.home = new HomeDirectory(home);
    }

    /** What calls were seen to cost, the oldest first. */
    public List<PriceSeen> seen(String service) {
        try {
            List<PriceSeen> seen = new ArrayList<>();
            for (JsonObject json :
                    JsonObject.parse(Files.readAllBytes(file(service))).objects("seen")) {
                seen.add(new PriceSeen(
                        json.integer("pictures"),
                        json.number("credits"),
                        json.oneOf("source", CostJson::source),
                        json.text("at", Instant::parse)));
            }
            seen.sort(Comparator.comparing(PriceSeen::at));
            return seen;
        } catch (IOException | DamagedException | IllegalArgumentException nothingRemembered) {
            return new ArrayList<>();
        }
    }

    /** Remembers this, and replaces what was seen for as many pictures. */
    public synchronized void remember(String service, PriceSeen price) throws IOException {
        List<PriceSeen> seen = seen(service);
        boolean known = seen.stream()
                .anyMatch(one -> one.pictures() == price.pictures()
                        && one.credits().compareTo(price.credits()) == 0
                        && price.at().isBefore(one.at().plus(STILL_NEW)));
        if (known) {
            return;
        }
        seen.removeIf(one -> one.pictures() == price.pictures());
        seen.add(price);
        byte[] bytes = new JsonObject()
                .with("service", service)
                .with("seen", seen.stream().map(PriceMemory::json).toList())
                .bytes();
        home.write(file(service), out -> out.write(bytes));
    }

    private static JsonObject json(PriceSeen price) {
        return new JsonObject()
                .with("pictures", price.pictures())
                .with("credits", price.credits())
                .with("source", price.source().word())
                .with("at", price.at());
    }

    private Path file(String service) {
        return home.resolve("prices/" + Sha256.of(service).substring(0, 12) + ".json");
    }
}
