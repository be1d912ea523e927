package io.github.seedreamplugin.segmind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RateLimiterTest {

    private final RateLimiter three = new RateLimiter(3);

    @Test
    void letsTheFirstOnesStartAtOnceAndTheNextWhenAMinuteHasPassed() {
        assertThat(three.tryStart(at(0))).isZero();
        assertThat(three.tryStart(at(10))).isZero();
        assertThat(three.tryStart(at(20))).isZero();
        assertThat(three.tryStart(at(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(three.tryStart(at(59))).isEqualTo(Duration.ofSeconds(1));
        assertThat(three.tryStart(at(60))).isZero();
        assertThat(three.tryStart(at(60))).isEqualTo(Duration.ofSeconds(10));
        assertThat(three.tryStart(at(70))).isZero();
    }

    @Test
    void neverStartsMoreThanAllowedWithinAnyMinute() {
        int started = 0;
        for (int second = 0; second < 600; second++) {
            while (three.tryStart(at(second)).isZero()) {
                started++;
            }
        }
        assertThat(started).isEqualTo(30);
    }

    @Test
    void slowsTheWholeRunDownButNotForEver() {
        three.slowDown(at(30), at(0));
        three.slowDown(at(10), at(0));
        assertThat(three.tryStart(at(0))).isEqualTo(Duration.ofSeconds(30));
        assertThat(three.tryStart(at(30))).isZero();
        three.slowDown(at(9999), at(40));
        assertThat(three.tryStart(at(40))).isEqualTo(RetryPolicy.LONGEST_WISH);
        assertThat(three.tryStart(at(160))).isZero();
    }

    @Test
    void sendsThoseWhoWaitAwayWhenItIsClosed() throws Exception {
        RateLimiter one = new RateLimiter(1);
        assertThat(one.awaitTurn()).isTrue();
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        Thread waiting = start(one, second);
        awaitParked(waiting);

        one.close();

        assertThat(second.get(5, TimeUnit.SECONDS)).isFalse();
        assertThat(one.awaitTurn()).isFalse();
    }

    @Test
    void canBeInterrupted() throws Exception {
        RateLimiter one = new RateLimiter(1);
        assertThat(one.awaitTurn()).isTrue();
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        Thread waiting = start(one, second);
        awaitParked(waiting);

        waiting.interrupt();

        assertThatThrownBy(() -> second.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void startsWhoeverWaitedWhenTheTimeHasCome() throws Exception {
        RateLimiter pace = new RateLimiter(5);
        long start = System.nanoTime();
        pace.slowDown(Duration.ofMillis(150));

        assertThat(pace.awaitTurn()).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void refusesToStandStill() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateLimiter(0))
                .withMessage("seedream.requestsPerMinute is 0, not 1 or more.");
    }

    private static Duration at(long second) {
        return Duration.ofSeconds(second);
    }

    private static Thread start(RateLimiter pace, CompletableFuture<Boolean> turn) {
        Thread thread = new Thread(() -> {
            try {
                turn.complete(pace.awaitTurn());
            } catch (InterruptedException e) {
                turn.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
