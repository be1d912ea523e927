package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StillBusyTest {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final StillBusy busy = new StillBusy(log::add);
    private final long begun = System.nanoTime();

    @AfterEach
    void tearDown() {
        busy.close();
    }

    @Test
    void speaksAfterTwoSecondsOfSilenceAndThenLessAndLessOften() {
        busy.begin("restoring pictures");

        for (int second = 1; second <= 200; second++) {
            busy.breakSilence(after(second));
        }

        assertThat(log)
                .containsExactly(
                        "Still restoring pictures, 2 s so far",
                        "Still restoring pictures, 6 s so far",
                        "Still restoring pictures, 14 s so far",
                        "Still restoring pictures, 30 s so far",
                        "Still restoring pictures, 60 s so far",
                        "Still restoring pictures, 90 s so far",
                        "Still restoring pictures, 120 s so far",
                        "Still restoring pictures, 150 s so far",
                        "Still restoring pictures, 180 s so far");
    }

    @Test
    void hasNothingToAddWhileTheGoalOrSomethingElseSpeaks() {
        busy.said();
        busy.breakSilence(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1_900));
        busy.silent(true);
        busy.breakSilence(after(10));
        assertThat(log).isEmpty();

        busy.silent(false);
        busy.breakSilence(after(10));
        assertThat(log).containsExactly("Still starting, 10 s so far");
    }

    private long after(int seconds) {
        return begun + TimeUnit.SECONDS.toNanos(seconds) + TimeUnit.MILLISECONDS.toNanos(100);
    }
}
