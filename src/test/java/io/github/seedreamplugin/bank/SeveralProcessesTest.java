package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.MachineLock.GaveUp;
import io.github.seedreamplugin.bank.MachineLock.Held;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes at work on one home, and what is left when they are killed. */
@Timeout(120)
class SeveralProcessesTest {

    @TempDir
    Path home;

    private final List<Process> processes = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopWhatStillRuns() {
        processes.forEach(Process::destroyForcibly);
        threads.shutdownNow();
    }

    private Process start(String what, int number) throws IOException {
        Process process = BankProcess.start(what, home, number);
        processes.add(process);
        return process;
    }

    private static void endsWell(Process process) throws InterruptedException {
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void threeProcessesAndEightThreadsCountCorrectly() throws Exception {
        Path counter = Files.writeString(home.resolve("counter"), "0");
        for (int i = 0; i < 3; i++) {
            start("count", 100);
        }
        List<Future<?>> counting = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            counting.add(threads.submit(() -> {
                BankProcess.count(home, counter, 25);
                return null;
            }));
        }
        for (Future<?> each : counting) {
            each.get();
        }
        for (Process process : processes) {
            endsWell(process);
        }
        assertThat(counter).hasContent("500");
    }

    @Test
    void threeProcessesDepositTheSamePurchasesAtOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            start("deposit", 40);
        }
        for (Process process : processes) {
            endsWell(process);
        }
        Verification verification = new BankCheck(home).verify();
        assertThat(verification.whole()).hasSize(40);
        assertThat(verification.isSound()).isTrue();
        assertThat(verification.orphans()).isEmpty();
        assertThat(home.resolve("replaced")).doesNotExist();
        assertThat(home.resolve("damaged")).doesNotExist();
    }

    @Test
    void aLockEndsWithTheProcessThatHeldIt() throws Exception {
        Process holder = start("hold", 0);
        assertThat(holder.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");
        MachineLock machine = new MachineLock(home);
        assertThat(machine.isHeld("counter")).isTrue();
        assertThat(machine.lock("counter", () -> {}, Duration.ofMillis(150))).isInstanceOf(GaveUp.class);

        holder.destroyForcibly().waitFor();

        assertThat(machine.lock("counter", () -> {}, Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(Held.class, Held::close);
    }

    @Test
    void aProcessKilledAtAnyMomentLeavesAllThatItWasSureOf() throws Exception {
        Random random = new Random(20261123);
        Bank bank = new Bank(home);
        Ledger ledger = new Ledger(home, Clock.systemUTC());
        TreeSet<String> said = new TreeSet<>();
        for (int round = 0; round < 8; round++) {
            said.addAll(killedAfter(start("buy-for-ever", round), 1 + random.nextInt(30), random.nextInt(3_000_000)));

            for (String line : said) {
                PurchaseKey key = new PurchaseKey(line.substring(line.indexOf(' ') + 1));
                assertThat(ledger.calls(key)).as(line).singleElement().satisfies(call -> {
                    assertThat(call.intent()).isPresent();
                    assertThat(call.outcome().isPresent() || !line.startsWith("outcome"))
                            .isTrue();
                });
                if (!line.startsWith("intent")) {
                    assertThat(bank.find(key)).as(line).isInstanceOf(Lookup.Whole.class);
                }
            }
            // A process makes one call at a time, so at most one of each is open.
            assertThat(ledger.open("account")).hasSizeLessThanOrEqualTo(round + 1);
            assertThat(new BankCheck(home).verify().isSound()).isTrue();
        }
        assertThat(home.resolve("damaged")).doesNotExist();
    }

    /** Kills after so many lines and a moment more; all that it said, to the last whole line. */
    private static List<String> killedAfter(Process process, int lines, int nanos) throws Exception {
        List<String> said = new ArrayList<>();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < lines; i++) {
                said.add(reader.readLine());
            }
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            // Process.destroyForcibly would close the stream that is still to be read.
            process.toHandle().destroyForcibly();
            process.waitFor();
            reader.lines().filter(line -> line.matches("\\w+ [0-9a-f]{64}")).forEach(said::add);
        }
        return said;
    }
}
