package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.money.CostSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceMemoryTest {

    private static final String SERVICE = "segmind";

    @TempDir
    Path home;

    private static PriceSeen price(int pictures, String credits, int day) {
        return new PriceSeen(
                pictures, new BigDecimal(credits), CostSource.STATED, Purchases.NOON.plus(Duration.ofDays(day)));
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("prices"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void remembersTheLastPriceForEachNumberOfPictures() throws Exception {
        PriceMemory memory = new PriceMemory(home);
        memory.remember(SERVICE, price(1, "0.035", 0));
        memory.remember(SERVICE, price(4, "0.14", 1));
        memory.remember(SERVICE, price(1, "0.05", 2));

        assertThat(new PriceMemory(home).seen(SERVICE)).containsExactly(price(4, "0.14", 1), price(1, "0.05", 2));
    }

    @Test
    void knowsWhenThePriceWasLastSeen() throws Exception {
        PriceMemory memory = new PriceMemory(home);
        memory.remember(SERVICE, price(1, "0.035", 0));
        memory.remember(SERVICE, price(1, "0.035", 30));

        assertThat(memory.seen(SERVICE)).containsExactly(price(1, "0.035", 30));
    }

    @Test
    void keepsServicesApart() throws Exception {
        PriceMemory memory = new PriceMemory(home);
        memory.remember(SERVICE, price(1, "0.035", 0));

        assertThat(memory.seen("http://localhost")).isEmpty();
    }

    @Test
    void isAsIfItHadSeenNothingWhereItsFileIsDamaged() throws Exception {
        PriceMemory memory = new PriceMemory(home);
        memory.remember(SERVICE, price(1, "0.035", 0));
        Files.writeString(file(), "{\"seen\": [{\"pictures\": 0}]}");
        assertThat(memory.seen(SERVICE)).isEmpty();
        Files.writeString(file(), "");
        assertThat(memory.seen(SERVICE)).isEmpty();

        memory.remember(SERVICE, price(1, "0.05", 1));
        assertThat(memory.seen(SERVICE)).containsExactly(price(1, "0.05", 1));
    }
}
