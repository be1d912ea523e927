package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.bank.Purchases.Purchase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines that share a store tell each other what they have bought in a month. */
class SharedMonthTest {

    private static final YearMonth MONTH = YearMonth.from(Purchases.NOON.atOffset(ZoneOffset.UTC));

    @TempDir
    private Path directory;

    private Path drive;
    private TroubledStore store;

    @BeforeEach
    void create() throws IOException {
        drive = Files.createDirectory(directory.resolve("drive"));
        store = new TroubledStore(drive);
        assertThat(machine("first", store).create()).isEmpty();
    }

    private SharedBank machine(String name, RemoteStore shared) {
        Path home = directory.resolve(name);
        return new SharedBank(new Bank(home), home, shared);
    }

    private Purchase purchase(String prompt) throws IOException {
        return Purchases.of(prompt, directory.resolve("bought"), 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachSeesWhatTheOthersHaveNoted(boolean writeOnce) throws Exception {
        store.writeOnce = writeOnce;
        machine("first", store).month(MONTH).add(purchase("a city").record());
        machine("second", store).month(MONTH).add(purchase("a village").record());
        machine("first", store).month(MONTH).add(purchase("a river").record());

        assertThat(machine("third", store).month(MONTH).purchases())
                .extracting(SharedMonth.Purchase::key)
                .containsExactly(
                        purchase("a city").record().key(),
                        purchase("a village").record().key(),
                        purchase("a river").record().key());
        assertThat(machine("third", store).month(MONTH.plusMonths(1)).purchases())
                .isEmpty();
    }

    @Test
    void aPurchaseIsNotedOnce() throws Exception {
        SharedMonth month = machine("first", store).month(MONTH);
        month.add(purchase("a city").record());
        month.add(purchase("a city").record());

        assertThat(month.purchases()).hasSize(1);
        assertThat(month.purchases().get(0).isOf(purchase("a city").record())).isTrue();
        assertThat(month.purchases().get(0).most())
                .isEqualByComparingTo(purchase("a city").record().cost().most());
    }

    @Test
    void whoeverLosesAPlaceTakesTheNextOne() throws Exception {
        SharedMonth faster = machine("second", store).month(MONTH);
        TroubledStore contended = new TroubledStore(drive) {
            private boolean contended = true;

            @Override
            public Stored put(String path, Path source) {
                Stored stored = super.put(path, source);
                if (contended && path.startsWith("months/")) {
                    contended = false;
                    overwrite(path);
                }
                return stored;
            }

            private void overwrite(String path) {
                try {
                    Files.delete(drive.resolve(path));
                    faster.add(purchase("a village").record());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };

        machine("first", contended).month(MONTH).add(purchase("a city").record());

        assertThat(machine("third", store).month(MONTH).purchases())
                .extracting(SharedMonth.Purchase::key)
                .containsExactly(
                        purchase("a village").record().key(),
                        purchase("a city").record().key());
    }

    @Test
    void whatWasReadOnceIsNotAskedForAgain() throws Exception {
        machine("first", store).month(MONTH).add(purchase("a city").record());
        SharedMonth other = machine("second", store).month(MONTH);
        assertThat(other.purchases()).hasSize(1);
        store.asked.clear();

        assertThat(other.purchases()).hasSize(1);
        assertThat(store.asked).containsExactly("GET months/" + MONTH + "/2");
    }

    @Test
    void aStoreThatCannotBeAskedDoesNotLookLikeAMonthWithoutPurchases() throws Exception {
        store.unreachable = true;
        assertThatThrownBy(() -> machine("first", store).month(MONTH).purchases())
                .isInstanceOf(SharedMonth.UnreachableException.class)
                .hasMessage("no route to host");

        TroubledStore wrongUrl = new TroubledStore(Files.createDirectory(directory.resolve("elsewhere")));
        assertThatThrownBy(() -> machine("first", wrongUrl).month(MONTH).purchases())
                .isInstanceOf(SharedMonth.UnreachableException.class)
                .hasMessageContaining("there is no seedream-bank.json");
    }

    @Test
    void aStoreThatIsOnlyReadIsNotWrittenTo() throws Exception {
        store.readOnly = true;
        machine("first", store).month(MONTH).add(purchase("a city").record());

        assertThat(drive.resolve("months")).doesNotExist();
    }
}
