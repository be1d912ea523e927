package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.JsonAnswers.ONE;
import static io.github.seedreamplugin.segmind.JsonAnswers.TWO;
import static io.github.seedreamplugin.segmind.JsonAnswers.arrived;
import static io.github.seedreamplugin.segmind.JsonAnswers.filled;
import static io.github.seedreamplugin.segmind.JsonAnswers.picture;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that an answer only gives the addresses of. */
@Timeout(30)
class AnswersWithAddressesTest {

    @TempDir
    Path directory;

    @Test
    void triesAnyAddressIfThereIsNothingElse() throws IOException {
        assertThat(arrived(collected("{'where':'BASE/plain'}"))).containsExactly(ONE);
    }

    @Test
    void fetchesAnAddressWithABlankInIt() throws IOException {
        assertThat(arrived(collected("{'output':'BASE/my picture.jpg'}"))).containsExactly(ONE);
    }

    @Test
    void takesAnEscapedUrl() throws IOException {
        assertThat(arrived(collected("{'output':'ESC1'}"))).containsExactly(ONE);
    }

    @Test
    void takesOnePictureUnderTwoAddressesForOne() throws IOException {
        AnswerPieces pieces = collected("{'images':['URL1','BASE/again.jpg']}");
        assertThat(arrived(pieces)).containsExactly(ONE);
        assertThat(pieces.pieces()).hasSize(1);
    }

    @Test
    void tellsWhichPicturesCouldNotBeFetchedAndFetchesThemLater() throws IOException {
        boolean[] repaired = {false};
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    String base = call.server().uri("").toString();
                    switch (call.seen().path()) {
                        case "/v1/seedream" ->
                            call.respond(200, "", filled("{'images':['URL1','" + base + "/broken','URL2']}", base));
                        case "/broken" -> call.respond(repaired[0] ? 200 : 503, "", jpeg(9, 10));
                        default -> picture(call);
                    }
                });
                SegmindClient client = client(server)) {
            client.buy(HERO, directory);
            AnswerPieces pieces = client.collect(directory);

            assertThat(arrived(pieces)).containsExactly(ONE, TWO);
            assertThat(pieces.elsewhere())
                    .containsExactly(
                            new Piece.Elsewhere(2, server.uri("/broken"), Optional.of("HTTP 503 from 127.0.0.1")));
            assertThat(server.seen())
                    .filteredOn(seen -> seen.path().equals("/broken"))
                    .hasSize(3);
            assertThat(AnswerPieces.in(directory).elsewhere()).hasSize(1);

            repaired[0] = true;
            assertThat(arrived(client.collect(directory))).containsExactly(ONE, jpeg(9, 10), TWO);
            assertThat(server.seen("POST")).hasSize(1);
            assertThat(server.seen("GET"))
                    .hasSize(6)
                    .allSatisfy(seen -> assertThat(seen.headers().toString()).doesNotContain(SECRET));
        }
    }

    @Test
    void doesNotFetchAnAddressThatRepeatsTheKey() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call ->
                        call.respond(200, "", "{\"image\":\"" + call.server().uri("/?key=" + SECRET) + "\"}"));
                SegmindClient client = client(server)) {
            client.buy(HERO, directory);
            assertThat(client.collect(directory).pieces())
                    .containsExactly(new Piece.Unreadable(1, "its address repeats the API key and is not called"));
            assertThat(server.seen("GET")).isEmpty();
        }
    }

    private AnswerPieces collected(String shape) throws IOException {
        return JsonAnswers.collected(shape, directory);
    }
}
