package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.base64;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.filesIn;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.text;
import static io.github.seedreamplugin.segmind.JsonAnswers.ONE;
import static io.github.seedreamplugin.segmind.JsonAnswers.TWO;
import static io.github.seedreamplugin.segmind.JsonAnswers.arrived;
import static io.github.seedreamplugin.segmind.JsonAnswers.filled;
import static io.github.seedreamplugin.segmind.JsonAnswers.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How v1 packs several pictures is not documented: every shape seen anywhere is understood. */
@Timeout(30)
class JsonAnswersTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'url':'URL1'},{'url':'URL2'}]}",
                "{'data':[{'b64_json':'B64A'},{'b64_json':'B64B'}]}",
                "{'data':[{'url':'URL9','b64_json':'B64A'},{'b64_json':'B64B','url':'URL9'}],'usage':{'url':[1,{}]}}",
                "{'images':['URL1','URL2']}",
                "{'images':[{'url':'URL1'},{'content_type':'image/jpeg','url':'URL2'}]}",
                "{'images':['B64A','data:image/jpeg;base64,B64B']}",
                "{'image':'URL1','output':'URL2'}",
                "{'image':'B64A','output':['B64B']}",
                "{'image':'B64A','images':['B64A','B64B']}",
                "{'image':'URL1','images':['URL1','URL2'],'data':null}",
                "  {'seed':1,'output':['URL1','data:image/png;base64,B64B'],'poll_url':'URL9'}",
                "\uFEFF{'output':['B64A','URL2']}",
                "['URL1','URL2']",
                "[{'url':'URL1'},{'url':'URL2'}]",
                "[['B64A'],['B64B']]",
                "{'status':'COMPLETED','result':{'images':[{'url':'URL1'},{'url':'URL2'}]}}",
                "{'data':{'result':{'output':{'files':[{'href':'URL1'},{'href':'URL2'}]}}}}",
                "{'request':{'image':'URL9'},'prompt':'URL9','thumbnail':'URL9','output':['URL1','URL2']}",
                "{'whatever':['URL1','URL2']}",
                "{'pictures':{'a':{'content':'B64A'},'b':{'content':'B64B'}},'documentation':'http://127.0.0.1:1/docs'}"
            })
    void takesThePicturesOutInOrder(String shape) throws IOException {
        AnswerPieces pieces = collected(shape);

        assertThat(arrived(pieces)).containsExactly(ONE, TWO);
        assertThat(pieces.pieces()).hasSize(2);
        assertThat(pieces.whole()).isTrue();
        assertThat(pieces.warnings()).isEmpty();
        assertThat(AnswerPieces.in(directory)).isEqualTo(pieces);
    }

    @Test
    void undoesJsonEscapesAndTheUrlAlphabetInBase64() throws IOException {
        byte[] picture = jpeg(0xfb, 700);
        String digits = base64(picture);
        assertThat(digits).contains("/", "+", "=");
        List<UnaryOperator<String>> writers = List.of(
                text -> text.replace("/", "\\/"),
                text -> text.replace("+", "\\u002b").replace("=", "\\u003D"),
                text -> text.replace('+', '-').replace('/', '_').replace("=", ""),
                text -> text.replaceAll("(.{76})", "$1\\\\r\\\\n"));
        for (UnaryOperator<String> writer : writers) {
            Path own = Files.createTempDirectory(directory, "own");
            String body = "{\"image\":\"" + writer.apply(digits) + "\"}";
            assertThat(arrived(JsonAnswers.collected(body, own))).containsExactly(picture);
        }
    }

    @Test
    void takesFifteenLargePicturesWithoutHoldingThemInMemory() throws IOException {
        String large = base64(jpeg(3, 2_000_001));
        String body = IntStream.range(0, 15)
                .mapToObj(i -> "\"" + base64(jpeg(i, 999))
                        + large.substring(base64(jpeg(i, 999)).length()) + "\"")
                .collect(Collectors.joining(",", "{\"images\":[", "]}"));

        AnswerPieces pieces = collected(body);

        assertThat(pieces.arrived()).hasSize(15).allSatisfy(piece -> assertThat(piece.file())
                .hasSize(2_000_001));
    }

    @Test
    void keepsMorePicturesThanCanBeAskedFor() throws IOException {
        String body = IntStream.range(0, 16)
                .mapToObj(i -> "\"" + base64(jpeg(i, 50)) + "\"")
                .collect(Collectors.joining(",", "{\"images\":[", "]}"));

        assertThat(collected(body).arrived()).hasSize(16);
    }

    @Test
    void tellsWhatIsNoPictureBesideThoseThatAre() throws IOException {
        assertThat(collected("{'images':['B64A','this is no picture','aGVsbG8=',7]}")
                        .pieces())
                .satisfiesExactly(
                        piece -> assertThat(piece).isInstanceOf(Piece.Arrived.class),
                        piece -> assertThat(piece)
                                .isEqualTo(new Piece.Unreadable(2, "it is neither an address nor a picture in base64")),
                        piece -> assertThat(piece.number()).isEqualTo(3));
        assertThat(filesIn(directory)).hasSize(3);
    }

    @Test
    void keepsTheWordsOfAnEntryThatFailedBesideGoodOnes() throws IOException {
        assertThat(collected("{'data':[{'url':'URL1'},{'error':{'code':'OutputImageSensitive','message':'not this'}},"
                                + "{'url':'URL2'},{'error':'out of luck'}]}")
                        .pieces())
                .satisfiesExactly(
                        piece -> assertThat(piece).isInstanceOf(Piece.Arrived.class),
                        piece -> assertThat(piece).isEqualTo(new Piece.Refused(2, "OutputImageSensitive", "not this")),
                        piece -> assertThat(piece).isInstanceOf(Piece.Arrived.class),
                        piece -> assertThat(piece).isEqualTo(new Piece.Refused(4, "", "out of luck")));
    }

    @Test
    void tellsTheWordsOfAnAnswerThatIsAnErrorInDisguise() throws IOException {
        String body = "{\"error\":\"generation failed, no credits were used\"}";
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", body));
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory))
                    .asInstanceOf(type(CallOutcome.Answered.class))
                    .satisfies(answered -> {
                        assertThat(answered.meaning()).isEqualTo(StatusMeaning.DELIVERY);
                        assertThat(answered.message()).isEqualTo("generation failed, no credits were used");
                    });
            AnswerPieces pieces = client.collect(directory);
            assertThat(pieces.pieces()).isEmpty();
            assertThat(pieces.words()).contains("generation failed, no credits were used");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'status':'done'}",
                "{'image':'aGVsbG8='}",
                "{'image':7,'images':[[]],'data':{},'output':true}",
                "{'image':",
                "{'image' 'x'}"
            })
    void keepsAnAnswerWithoutAPictureForLaterVersions(String shape) throws IOException {
        AnswerPieces pieces = collected(shape);
        assertThat(pieces.pieces())
                .singleElement()
                .isInstanceOfSatisfying(Piece.Unreadable.class, unreadable -> assertThat(unreadable.reason())
                        .startsWith("JSON of ")
                        .contains(" without a picture"));
        assertThat(pieces.words()).isEmpty();
        assertThat(text(directory.resolve("answer.body"))).isEqualTo(filled(shape, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"image\":", "{\"images\":[{\"x\":"})
    void isNotOverwhelmedByNesting(String opening) throws IOException {
        assertThat(collected("{\"x\":" + opening.repeat(200_000)).unreadable()).hasSize(1);
    }

    @Test
    void savesThePicturesBeforeABreak() throws IOException {
        String body = "{\"images\":[\"" + base64(ONE) + "\",\"" + base64(TWO).substring(0, 900);
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    call.send("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
                    call.send(body);
                });
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.Answered.class);
            AnswerPieces pieces = client.collect(directory);

            assertThat(arrived(pieces)).containsExactly(ONE);
            assertThat(pieces.unreadable())
                    .containsExactly(new Piece.Unreadable(2, "its base64 is damaged or incomplete"));
            assertThat(pieces.whole()).isFalse();
            assertThat(text(directory.resolve("answer.body"))).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64",
                "data:image/png;base64;HEAD,/9j/",
                "data:image/png;base64,/9j/\\u4e00AAAA",
                "/9j/\\u0100\\u00ffAAAA",
                "/9j/=AAA"
            })
    void aDamagedPictureLeavesTheOthersOfItsAnswer(String damaged) throws IOException {
        AnswerPieces pieces =
                collected("{'images':['B64A','" + damaged.replace("HEAD", "x".repeat(300)) + "','B64B']}");
        assertThat(arrived(pieces)).containsExactly(ONE, TWO);
        assertThat(pieces.unreadable()).containsExactly(new Piece.Unreadable(2, "its base64 is damaged or incomplete"));
    }

    private AnswerPieces collected(String shape) throws IOException {
        return JsonAnswers.collected(shape, directory);
    }
}
