package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.base64;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.contents;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Answers in JSON with two pictures in them, and a server that gives the pictures whose addresses they name. */
final class JsonAnswers {

    static final byte[] ONE = jpeg(1, 1000);
    static final byte[] TWO = jpeg(2, 2001);

    private JsonAnswers() {}

    static List<byte[]> arrived(AnswerPieces pieces) {
        return contents(pieces.arrived().stream().map(Piece.Arrived::file).toList());
    }

    static AnswerPieces collected(String shape, Path directory) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    if (call.seen().method().equals("GET")) {
                        picture(call);
                    } else {
                        call.respond(
                                200, "", filled(shape, call.server().uri("").toString()));
                    }
                });
                SegmindClient client = client(server, Duration.ofSeconds(25))) {
            assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.Answered.class);
            return client.collect(directory);
        }
    }

    static void picture(LoopbackServer.Call call) {
        try {
            switch (call.seen().path()) {
                case "/1.jpg", "/again.jpg", "/plain", "/my%20picture.jpg" -> call.respond(200, "", ONE);
                case "/2.jpg" -> call.respond(200, "", TWO);
                default -> call.respond(404, "", "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String filled(String shape, String base) {
        return shape.replace('\'', '"')
                .replace("URL", base + "/")
                .replace("BASE", base)
                .replace("ESC1", (base + "/1.jpg").replace("/", "\\/"))
                .replaceAll("/([129])\"", "/$1.jpg\"")
                .replace("B64A", base64(ONE))
                .replace("B64B", base64(TWO));
    }
}
