package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.LedgerEntry.Reading;
import io.github.seedreamplugin.bank.Purchases.Purchase;
import io.github.seedreamplugin.files.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several users of one machine can share a home whatever their umask is. */
class SharedHomeTest {

    @TempDir
    Path directory;

    private Path homeWith(String permissions) throws IOException {
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(permissions));
        Purchase purchase = Purchases.of("a city", directory.resolve("bought"), 1);
        Bank bank = new Bank(home);
        bank.deposit(purchase.record(), purchase.files());
        new Ledger(home, Clock.systemUTC()).append(new Reading(Purchases.NOON, "account", BigDecimal.TEN));
        new SharedBank(bank, home, new TroubledStore(directory))
                .markPending(purchase.record().key());
        return home;
    }

    private static List<Path> closedToTheGroup(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(path -> !permissions(path).contains(PosixFilePermission.GROUP_WRITE))
                    .toList();
        }
    }

    private static Set<PosixFilePermission> permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theGroupMayWriteWhateverIsCreatedInAHomeThatItMayWrite() throws Exception {
        Path home = homeWith("rwxrwx---");
        if (new MachineLock(home).lock("name", () -> {}, Duration.ofSeconds(1)) instanceof MachineLock.Held held) {
            held.close();
        }

        assertThat(closedToTheGroup(home)).isEmpty();
        assertThat(home.resolve("locks/machine.lock")).exists();
        assertThat(home.resolve("ledger/sequence")).exists();
    }

    @Test
    void aHomeThatIsCreatedInADirectoryOfAGroupIsTheGroupsToo() throws Exception {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 02770);

        Purchase purchase = Purchases.of("a city", directory.resolve("bought"), 1);
        new Bank(shared.resolve("home")).deposit(purchase.record(), purchase.files());
        Directories.create(shared.resolve("home/incoming/call"));

        assertThat(closedToTheGroup(shared)).isEmpty();
        assertThat((Integer) Files.getAttribute(shared.resolve("home/incoming/call"), "unix:mode") & 02000)
                .as("files of the second user belong to the group, too")
                .isEqualTo(02000);
    }

    @Test
    void whatIsCreatedWhereEverybodyMayWriteIsNotTheGroups() throws Exception {
        Path everybodys = Files.createDirectory(directory.resolve("tmp"));
        Files.setAttribute(everybodys, "unix:mode", 01777);

        Directories.create(everybodys.resolve("home"));

        assertThat(permissions(everybodys.resolve("home"))).doesNotContain(PosixFilePermission.GROUP_WRITE);
    }

    @Test
    void aHomeOfOneUserStaysHis() throws Exception {
        Path home = homeWith("rwx------");

        assertThat(closedToTheGroup(home)).contains(home.resolve("records"), home.resolve("ledger/sequence"));
    }

    @Test
    void saysWhoseItIsAndWhatToDoWhereNothingMayBeWritten() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path file = home.resolve("records/a.json");

        assertThat(new HomeDirectory(home).notAllowed(file, new AccessDeniedException(file.toString())))
                .hasMessage("no permission to write " + file + ": " + home + " belongs to "
                        + Files.getOwner(home).getName() + "; ask its owner to run chmod -R g+rwX " + home
                        + ", or set seedream.home to a folder of your own");
    }
}
