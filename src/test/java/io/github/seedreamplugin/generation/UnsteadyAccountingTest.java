package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays random histories against a service that is as bad as public reports say. A failure names its seed and tells its
 * story; {@code -Dseedream.history=SEED} plays that one alone, with {@code -Dseedream.times=100} so often, since threads
 * race, and {@code -Dseedream.unsteady=1000} more of them.
 */
@Timeout(1800)
class UnsteadyAccountingTest {

    /** They mostly wait. */
    private static final int AT_ONCE = 6;

    private static final int PATIENCE_SECONDS = 90;

    /** Numbers the plays of one history. */
    private static final long ROUND = 1_000_000;

    private final Map<Long, String> failures = new ConcurrentSkipListMap<>();
    private final Map<Long, List<String>> underWay = new ConcurrentSkipListMap<>();

    @TempDir
    Path directory;

    @Test
    void nothingIsPaidTwiceOrUnseenOrLostHoweverUnsteadyTheServiceIs() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> played = new ArrayList<>();
            seeds().forEach(seed -> played.add(threads.submit(() -> play(seed))));
            for (Future<?> history : played) {
                history.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            underWay.forEach((seed, story) -> failures.put(seed, "hangs after" + told(story)));
        } finally {
            threads.shutdownNow();
        }
        assertThat(failures).isEmpty();
    }

    private static LongStream seeds() {
        Long one = Long.getLong("seedream.history");
        return one == null
                ? LongStream.rangeClosed(1, Integer.getInteger("seedream.unsteady", 200))
                : LongStream.range(0, Integer.getInteger("seedream.times", 1)).map(round -> one + round * ROUND);
    }

    private void play(long seed) {
        Path home = directory.resolve("history-" + seed);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "20")) {
            UnsteadyHistory history = new UnsteadyHistory(seed % ROUND, home, endpoint);
            underWay.put(seed, history.story());
            try {
                history.play();
            } catch (AssertionError | RuntimeException e) {
                failures.put(seed, told(history.story()) + "\n" + e);
            }
        }
        underWay.remove(seed);
        Project.delete(home);
    }

    private static String told(List<String> story) {
        return "\n  " + String.join("\n  ", story);
    }
}
