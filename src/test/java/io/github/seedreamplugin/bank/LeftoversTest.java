package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.LedgerEntry.Forgotten;
import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.bank.Leftovers.Removed;
import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftoversTest extends LedgerStory {

    private Path arrived(CallId call) throws IOException {
        Path directory = Files.createDirectories(home.resolve("incoming/" + call));
        Files.writeString(directory.resolve("answer.body"), "bytes");
        return directory;
    }

    private Leftovers leftovers() {
        return new Leftovers(home, ledger);
    }

    @Test
    void removesWhatACallThatCostNothingHasLeft() throws Exception {
        Intent refused = begun("a city", ACCOUNT);
        ended(refused, Kind.FREE, Cost.free(CostSource.TABLE));
        Intent settled = begun("a village", ACCOUNT);
        settled(settled, Cost.free(CostSource.BALANCE));
        Path first = arrived(refused.id());
        Path second = arrived(settled.id());

        assertThat(leftovers().sweep())
                .containsExactlyInAnyOrder(
                        new Removed(refused.id(), Optional.of("hero"), 1),
                        new Removed(settled.id(), Optional.of("hero"), 1));
        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
    }

    @Test
    void removesTheAnswerOfAPurchaseOnlyOnceItIsWholeInTheBank() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        ended(intent, Kind.BOUGHT, stated("0.14"));
        Path directory = arrived(intent.id());

        assertThat(leftovers().sweep()).isEmpty();
        assertThat(directory).exists();

        Purchase purchase = Purchases.of("a city", home.resolve("bought"), 2);
        new Bank(home).deposit(purchase.record(), purchase.files());
        assertThat(leftovers().sweep()).hasSize(1);
        assertThat(directory).doesNotExist();
    }

    @Test
    void keepsWhateverMayYetBeOfUse() throws Exception {
        Path open = arrived(begun("open", ACCOUNT).id());
        Intent incomplete = begun("incomplete", ACCOUNT);
        ended(incomplete, Kind.INCOMPLETE, stated("0.14"));
        Intent lost = begun("lost", ACCOUNT);
        settled(lost, stated("0.14"));
        Intent undecidable = begun("undecidable", ACCOUNT);
        settled(undecidable, atMost("0.14"));
        Intent unreadable = begun("unreadable", ACCOUNT);
        Files.writeString(fileOf(unreadable, "intent"), "");
        Path notBegun = arrived(ledger.newCall(Purchases.key("not begun")));

        for (Intent intent : new Intent[] {incomplete, lost, undecidable, unreadable}) {
            arrived(intent.id());
        }

        assertThat(leftovers().sweep()).isEmpty();
        assertThat(home.resolve("incoming")).isDirectoryContaining(path -> path.equals(open));
        assertThat(notBegun).exists();
    }

    @Test
    void removesWhatTheUserHasGivenUp() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        ended(intent, Kind.INCOMPLETE, stated("0.14"));
        ledger.append(new Forgotten(intent.id(), after(60), "seedream.forget=hero"));
        Path directory = arrived(intent.id());

        assertThat(leftovers().sweep()).hasSize(1);
        assertThat(directory).doesNotExist();
    }

    @Test
    void leavesAPurchaseAloneThatAnotherBuildIsAt() throws Exception {
        Intent intent = begun("a city", ACCOUNT);
        ended(intent, Kind.FREE, Cost.free(CostSource.TABLE));
        Path directory = arrived(intent.id());
        MachineLock locks = new MachineLock(home);

        try (MachineLock.Held held =
                (MachineLock.Held) locks.lock(intent.key().lockName(), () -> {}, Duration.ofSeconds(1))) {
            assertThat(held).isInstanceOf(AutoCloseable.class);
            assertThat(leftovers().sweep()).isEmpty();
        }
        assertThat(directory).exists();
        assertThat(leftovers().sweep()).hasSize(1);
    }

    @Test
    void removesTheDirectoryOfACallThatNeverBeganAfterADay() throws Exception {
        Path directory = arrived(ledger.newCall(Purchases.key("a city")));
        Files.setLastModifiedTime(directory, FileTime.from(Purchases.NOON.minus(Duration.ofDays(4000))));

        assertThat(leftovers().sweep()).hasSize(1);
        assertThat(directory).doesNotExist();
    }

    @Test
    void removesWhatKilledProcessesLeftHalfWritten() throws Exception {
        Path half = Files.createDirectories(home.resolve("records")).resolve(".a.json.seedream-0123456789abcdef.part");
        Files.writeString(half, "hal");

        leftovers().sweep();

        assertThat(half).doesNotExist();
    }

    @Test
    void touchesNothingThatIsNotItsOwn() throws Exception {
        Path other = Files.createDirectories(home.resolve("incoming/notes"));

        assertThat(leftovers().sweep()).isEmpty();
        assertThat(other).exists();
    }
}
