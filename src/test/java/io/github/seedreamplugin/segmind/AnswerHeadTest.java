package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.NOW;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of these tests stands at 2026-11-23T12:00:00Z. */
class AnswerHeadTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 30|2026-11-23T12:00:30Z",
                "Retry-After: 1.5|2026-11-23T12:00:01.500Z",
                "Retry-After: Mon, 23 Nov 2026 12:01:00 GMT|2026-11-23T12:01:00Z",
                "X-Rate-Limit-Reset-At-UTC: 2026-11-23T12:00:59Z|2026-11-23T12:00:59Z",
                "X-Rate-Limit-Reset-At-UTC: 2026-11-23T12:00:59|2026-11-23T12:00:59Z",
                "X-Rate-Limit-Reset-At-UTC: 2026-11-23 12:00:59.25|2026-11-23T12:00:59.250Z",
                "X-Rate-Limit-Reset-At-UTC: 2026-11-23 12:00:59 UTC|2026-11-23T12:00:59Z",
                "X-Rate-Limit-Reset-At-UTC: 2026-11-23T13:00:59+01:00|2026-11-23T12:00:59Z",
                "X-Rate-Limit-Reset-At-UTC: 1795435259|2026-11-23T12:00:59Z",
                "X-Rate-Limit-Reset-At-UTC: 1795435259000|2026-11-23T12:00:59Z",
                "X-Rate-Limit-Reset-At-UTC: Mon, 23 Nov 2026 12:01:00 GMT|2026-11-23T12:01:00Z"
            })
    void readsWhenToAskAgain(String header, Instant expected) throws IOException {
        assertThat(head(header + "\n").retryAfter()).contains(Duration.between(NOW, expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: Mon, 23 Nov 2026 10:00:30 GMT|PT30S",
                "Retry-After: Mon, 23 Nov 2026 09:59:00 GMT|PT0S",
                "X-Rate-Limit-Reset-At-UTC: 2026-11-23T10:00:59Z|PT59S",
                "Retry-After: 7|PT7S"
            })
    void measuresAWishByTheClockOfTheServiceAndNotByThisMachines(String header, Duration expected) throws IOException {
        Answer answer = head("Date: Mon, 23 Nov 2026 10:00:00 GMT\n" + header + "\n");
        assertThat(answer.retryAfter()).contains(expected);
    }

    @Test
    void readsWhatTheServiceStates() throws IOException {
        assertThat(
                        head("X-Cost: 0.035\nX-Remaining-Credits: 9.965\nX-Request-Id: 8f14e45f-ceea-467f-a9d1-1f8f1a5e9c3b\n")
                                .stated())
                .isEqualTo(new Stated(
                        Optional.of(new BigDecimal("0.035")),
                        Optional.of(new BigDecimal("9.965")),
                        Optional.of("8f14e45f-ceea-467f-a9d1-1f8f1a5e9c3b")));
        assertThat(head("X-Cost: 0\n").stated().isFree()).isTrue();
        assertThat(head("X-Cost: 3.5E-2\n").stated().isCharged()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.035", "free", "1000000", "", "1e99", "0.035, 0.035", "NaN"})
    void doesWithoutACostThatCannotBeTrue(String value) throws IOException {
        assertThat(head("X-Cost: " + value + "\nX-Request-Id: a b/../c\n").stated())
                .isEqualTo(Stated.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Other: 1",
                "Retry-After:",
                "Retry-After: -5",
                "Retry-After: soon",
                "Retry-After: 99999999999999999999",
                "X-Rate-Limit-Reset-At-UTC: tomorrow"
            })
    void doesWithoutAWishThatCannotBeRead(String header) throws IOException {
        assertThat(head(header + "\n").retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.0184921035,0.0184921035", "10,10", "-0.5,-0.5", "' 7.0 ',7.0"})
    void readsTheRemainingCredits(String value, BigDecimal expected) throws IOException {
        assertThat(head("x-remaining-credits: " + value + "\n").remainingCredits())
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "NaN", "1e999999999", "1,5", "0x10", "1.5 credits"})
    void doesWithoutCreditsThatAreNoNumber(String value) throws IOException {
        assertThat(head("x-remaining-credits: " + value + "\n").remainingCredits())
                .isEmpty();
    }

    @Test
    void boundsTheHeadAndJoinsWhatComesTwice() throws IOException {
        StringBuilder headers = new StringBuilder("A: 1\na: 2\nLong: " + "x".repeat(9000) + "\n");
        for (int i = 0; i < 100; i++) {
            headers.append("h").append(i).append(": v\n");
        }
        assertThat(head(headers.toString()).headers())
                .hasSize(64)
                .containsEntry("a", "1, 2")
                .hasEntrySatisfying("long", value -> assertThat(value).hasSize(2048));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"a\"}|a",
                "{\"detail\":\"a\",\"x\":1}|a",
                "{\"message\":\"a\"}|a",
                "{\"message\":\"b\",\"error\":\"a\"}|a",
                "{\"error\":{\"code\":7,\"message\":\"a\"}}|a",
                "{\"error\":null,\"message\":\"a\"}|a",
                "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"a\"},{\"msg\":\"b\"}]}|a; b",
                "{\"other\":1}|{\"other\":1}",
                "{\"error\":|{\"error\":",
                "plain text|plain text",
                "<html>Bad Gateway</html>|Reason",
                "<html><head><title>405 Method Not Allowed</title></head></html>|405 Method Not Allowed",
                "''|Reason",
                "'   '|Reason"
            })
    void findsTheWordsOfARefusal(String body, String message) throws IOException {
        assertThat(refused(body).message()).isEqualTo(message);
    }

    @Test
    void makesTheWordsFitForOneLine() throws IOException {
        String message = refused("one\r\n\ttwo\u001b[31m\u202e three " + SECRET + " " + "x".repeat(1000))
                .message();
        assertThat(message)
                .startsWith("one two [31m three [api key hidden] xxx")
                .endsWith("x…")
                .hasSize(500);
    }

    @Test
    void survivesWordsThatAreNestedTooDeep() throws IOException {
        assertThat(refused("{\"error\":".repeat(3000)).message()).startsWith("{\"error\":{");
    }

    private Answer head(String headers) throws IOException {
        return refused(headers, "").answer();
    }

    private CallOutcome.Answered refused(String body) throws IOException {
        return refused("", body);
    }

    private CallOutcome.Answered refused(String headers, String body) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(429, headers, body));
                SegmindClient client = client(server)) {
            CallOutcome outcome = client.buy(HERO, directory);
            assertThat(outcome).isInstanceOf(CallOutcome.Answered.class);
            return (CallOutcome.Answered) outcome;
        }
    }
}
