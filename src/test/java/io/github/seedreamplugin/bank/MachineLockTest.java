package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.seedreamplugin.bank.MachineLock.Claim;
import io.github.seedreamplugin.bank.MachineLock.GaveUp;
import io.github.seedreamplugin.bank.MachineLock.Held;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MachineLockTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(150);

    @TempDir
    Path home;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    private MachineLock machine() {
        return new MachineLock(home);
    }

    private static void quietly() {}

    private static Held held(Claim claim) {
        assertThat(claim).isInstanceOf(Held.class);
        return (Held) claim;
    }

    @Test
    void isHeldByOneAtATime() throws Exception {
        Held first = held(machine().lock("a", MachineLockTest::quietly, SHORT));
        assertThat(machine().isHeld("a")).isTrue();
        assertThat(machine().isHeld("b")).isFalse();

        Claim second = machine().lock("a", MachineLockTest::quietly, SHORT);
        assertThat(second).isInstanceOfSatisfying(GaveUp.class, gaveUp -> {
            assertThat(gaveUp.name()).isEqualTo("a");
            assertThat(gaveUp.waited()).isGreaterThanOrEqualTo(SHORT);
        });
        assertThat(machine().lockShared("a", MachineLockTest::quietly, SHORT)).isInstanceOf(GaveUp.class);

        first.close();
        first.close();
        assertThat(machine().isHeld("a")).isFalse();
        held(machine().lock("a", MachineLockTest::quietly, SHORT)).close();
    }

    @Test
    void isSharedByManyAndThenByNobodyElse() throws Exception {
        List<Held> sharers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            sharers.add(held(machine().lockShared("account", MachineLockTest::quietly, LONG)));
        }
        assertThat(machine().lockExclusive("account", MachineLockTest::quietly, SHORT))
                .isInstanceOf(GaveUp.class);
        assertThat(machine().isHeld("account")).isTrue();

        sharers.forEach(Held::close);
        held(machine().lockExclusive("account", MachineLockTest::quietly, SHORT))
                .close();
    }

    @Test
    void letsNobodyNewShareWhileSomebodyWaitsToBeAlone() throws Exception {
        Held sharer = held(machine().lockShared("account", MachineLockTest::quietly, LONG));
        CountDownLatch waiting = new CountDownLatch(1);
        Future<Claim> alone = threads.submit(() -> machine().lockExclusive("account", waiting::countDown, LONG));
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(machine().lockShared("account", MachineLockTest::quietly, SHORT))
                .isInstanceOf(GaveUp.class);

        sharer.close();
        held(alone.get()).close();
        held(machine().lockShared("account", MachineLockTest::quietly, SHORT)).close();
    }

    @Test
    void saysOnceThatItWaitsAndNothingWhenItDoesNot() throws Exception {
        AtomicInteger told = new AtomicInteger();
        Held first = held(machine().lock("a", told::incrementAndGet, LONG));
        assertThat(told).hasValue(0);

        assertThat(machine().lock("a", told::incrementAndGet, Duration.ofMillis(400)))
                .isInstanceOf(GaveUp.class);
        assertThat(told).hasValue(1);
        first.close();
    }

    @Test
    void canBeClosedByAnotherThread() throws Exception {
        Held first = held(machine().lock("a", MachineLockTest::quietly, LONG));
        threads.submit(first::close).get();
        held(machine().lock("a", MachineLockTest::quietly, SHORT)).close();
    }

    @Test
    void letsAnInterruptedThreadGoAndNobodyElsesLock() throws Exception {
        Held first = held(machine().lock("a", MachineLockTest::quietly, LONG));
        CountDownLatch waiting = new CountDownLatch(1);
        Future<Claim> second = threads.submit(() -> machine().lock("a", waiting::countDown, LONG));
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        second.cancel(true);

        first.close();
        held(machine().lock("a", MachineLockTest::quietly, LONG)).close();
    }

    @Test
    void countsCorrectlyWithEightThreads() throws Exception {
        Path counter = Files.writeString(home.resolve("counter"), "0");
        CyclicBarrier start = new CyclicBarrier(8);
        List<Future<?>> counting = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            counting.add(threads.submit(() -> {
                start.await();
                BankProcess.count(home, counter, 50);
                return null;
            }));
        }
        for (Future<?> each : counting) {
            each.get();
        }
        assertThat(counter).hasContent("400");
    }

    /** One JVM loads a plugin twice when two modules give it different dependencies. */
    @Test
    void countsCorrectlyWhenLoadedTwiceInOneJvm() throws Exception {
        Path counter = Files.writeString(home.resolve("counter"), "0");
        List<Future<?>> counting = new ArrayList<>();
        try (URLClassLoader one = ownClassLoader();
                URLClassLoader other = ownClassLoader()) {
            for (URLClassLoader loader : List.of(one, other)) {
                Class<?> loaded = loader.loadClass(BankProcess.class.getName());
                assertThat(loaded).isNotSameAs(BankProcess.class);
                Method count = loaded.getDeclaredMethod("count", Path.class, Path.class, int.class);
                count.setAccessible(true);
                counting.add(threads.submit(() -> count.invoke(null, home, counter, 100)));
            }
            for (Future<?> each : counting) {
                each.get();
            }
        }
        assertThat(counter).hasContent("200");
    }

    @Test
    void isSharedBetweenTwoLoadersOfOneJvm() throws Exception {
        Held here = held(machine().lockShared("account", MachineLockTest::quietly, LONG));
        try (URLClassLoader loader = ownClassLoader()) {
            Object machine = loader.loadClass(MachineLock.class.getName())
                    .getConstructor(Path.class)
                    .newInstance(home);
            Runnable quietly = MachineLockTest::quietly;
            Method shared = machine.getClass().getMethod("lockShared", String.class, Runnable.class, Duration.class);
            Method exclusive =
                    machine.getClass().getMethod("lockExclusive", String.class, Runnable.class, Duration.class);

            assertThat(shared.invoke(machine, "account", quietly, LONG)
                            .getClass()
                            .getSimpleName())
                    .isEqualTo("Held");
            assertThat(exclusive
                            .invoke(machine, "account", quietly, SHORT)
                            .getClass()
                            .getSimpleName())
                    .isEqualTo("GaveUp");
        }
        here.close();
    }

    @Test
    void worksOnAfterItsHomeWasDeleted() throws Exception {
        held(machine().lock("a", MachineLockTest::quietly, LONG)).close();
        Files.delete(home.resolve("locks/machine.lock"));
        Files.delete(home.resolve("locks"));

        Held held = held(machine().lock("a", MachineLockTest::quietly, LONG));
        assertThat(home.resolve("locks/machine.lock")).exists();
        held.close();
    }

    /** A daemon runs many builds, each with a class loader of its own. */
    @Test
    void leavesNothingOpenAndNothingBehindInALongLivedJvm() throws Exception {
        held(machine().lock("a", MachineLockTest::quietly, LONG)).close();
        long before = openFiles();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int build = 0; build < 50; build++) {
            loaders.add(buildOnce());
        }

        assertThat(openFiles()).isLessThan(before + 25);
        assertThat(String.valueOf(System.getProperties().get("io.github.seedreamplugin.bank.locks")))
                .doesNotContain(home.toRealPath().toString());
        long end = System.nanoTime() + LONG.toNanos();
        while (alive(loaders) > 1 && System.nanoTime() < end) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(alive(loaders)).as("class loaders still alive").isLessThanOrEqualTo(1);
    }

    private WeakReference<ClassLoader> buildOnce() throws Exception {
        try (URLClassLoader loader = ownClassLoader()) {
            Object machine = loader.loadClass(MachineLock.class.getName())
                    .getConstructor(Path.class)
                    .newInstance(home);
            AutoCloseable held = (AutoCloseable) machine.getClass()
                    .getMethod("lock", String.class, Runnable.class, Duration.class)
                    .invoke(machine, "a", (Runnable) MachineLockTest::quietly, LONG);
            held.close();
            return new WeakReference<>(loader);
        }
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    @Test
    void keepsALockOfOneLoaderWhileAnotherOneComesAndGoes() throws Exception {
        Held here = held(machine().lock("mine", MachineLockTest::quietly, LONG));
        try (here) {
            buildOnce();

            Process another = BankProcess.start("look", home, 0);
            assertThat(another.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("true");
        }
    }

    private static URLClassLoader ownClassLoader() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : BankProcess.classPath().split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Test
    void leavesNothingBehindByLooking() throws Exception {
        assertThat(machine().isHeld("a")).isFalse();
        assertThat(home).isEmptyDirectory();
    }
}
