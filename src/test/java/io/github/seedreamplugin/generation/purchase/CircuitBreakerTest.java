package io.github.seedreamplugin.generation.purchase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    @Test
    void theBreakerOpensAfterFiveFailuresInARowAndStaysOpen() {
        CircuitBreaker breaker = new CircuitBreaker(5);
        for (int i = 0; i < 4; i++) {
            breaker.failed();
        }
        breaker.succeeded();
        for (int i = 0; i < 4; i++) {
            breaker.failed();
        }
        assertThat(breaker.isOpen()).isFalse();
        breaker.failed();
        breaker.succeeded();
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void retriesRunOutInAnOutageAndComeBackWithSuccess() {
        RetryTokens tokens = new RetryTokens();
        for (int i = 0; i < 20; i++) {
            assertThat(tokens.take()).isTrue();
        }
        assertThat(tokens.take()).isFalse();
        tokens.succeeded();
        for (int i = 0; i < 4; i++) {
            assertThat(tokens.take()).isTrue();
        }
        assertThat(tokens.take()).isFalse();
    }
}
