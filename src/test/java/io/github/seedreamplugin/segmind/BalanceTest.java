package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.LoopbackServer;
import io.github.seedreamplugin.testing.ReceivedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the balance is asked for. */
class BalanceTest {

    @Test
    void readsTheBalanceAsTheSumOfBothKindsOfCredits() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(
                        call -> call.respond(200, "", "{\"credits\": 1.5, \"free-credits\": 0.0184921035}"));
                SegmindClient client = client(server)) {
            assertThat(client.balance()).isEqualTo(new BalanceOutcome.Known(new BigDecimal("1.5184921035")));

            ReceivedRequest seen = server.seen().get(0);
            assertThat(seen.method()).isEqualTo("GET");
            assertThat(seen.path()).isEqualTo("/v1/get-user-credits");
            assertThat(seen.headers()).containsEntry("x-api-key", SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "<html>",
                "{\"credits\": 1e999999999}",
                "{\"credits\": \"many\"}",
                "{\"credits\":"
            })
    void saysThatABalanceCouldNotBeRead(String body) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", body));
                SegmindClient client = client(server)) {
            assertThat(client.balance())
                    .isEqualTo(new BalanceOutcome.Unavailable("the answer has neither credits nor free-credits"));
        }
    }

    @Test
    void saysThatTheBalanceWasRefused() throws IOException {
        try (LoopbackServer server =
                        LoopbackServer.start(call -> call.respond(401, "", "{\"detail\": \"wrong " + SECRET + "\"}"));
                SegmindClient client = client(server)) {
            assertThat(client.balance()).isEqualTo(new BalanceOutcome.Refused(401, "wrong [api key hidden]"));
        }
    }

    @Test
    void asksForTheBalanceAgainWhenTheServiceStumbles() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    if (call.server().seen().size() < 2) {
                        call.reset();
                    } else {
                        call.respond(200, "", "{\"credits\": 2}");
                    }
                });
                SegmindClient client = client(server, Duration.ofSeconds(5))) {
            assertThat(client.balance()).isEqualTo(new BalanceOutcome.Known(new BigDecimal("2")));
        }
    }
}
