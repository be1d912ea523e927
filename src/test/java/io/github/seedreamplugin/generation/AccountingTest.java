package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays random histories against an endpoint that keeps its own books: what the user is told is what the service
 * charged, whatever happens. A failure names its seed; {@code -Dseedream.history=SEED} plays that one alone, and
 * {@code -Dseedream.histories=500} more of them.
 */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class AccountingTest {

    static LongStream seeds() {
        Long one = Long.getLong("seedream.history");
        return one == null
                ? LongStream.rangeClosed(1, Integer.getInteger("seedream.histories", 100))
                : LongStream.of(one);
    }

    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void theBillIsWhatTheServiceCharged(long seed, @TempDir Path directory) throws Exception {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "10")) {
            History history = new History(seed, directory, endpoint);
            try {
                history.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "history " + seed + ":\n  " + String.join("\n  ", history.story()) + "\n" + e.getMessage(), e);
            }
        }
    }
}
