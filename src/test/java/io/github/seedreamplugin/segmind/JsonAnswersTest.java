package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.base64;
import static io.github.seedreamplugin.segmind.AnswerFixtures.bytes;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.contents;
import static io.github.seedreamplugin.segmind.AnswerFixtures.filesIn;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final byte[] ONE = jpeg(1, 1000);
    private static final byte[] TWO = jpeg(2, 2001);

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
                "  {'seed':1,'output':['URL1','data:image/png;base64,B64B'],'nested':{'image':'URL9'}}",
                "\uFEFF{'output':['B64A','URL2']}"
            })
    void takesThePicturesOutInOrder(String shape) throws IOException {
        assertThat(received(shape)).satisfies(received -> {
            assertThat(contents(received.files())).containsExactly(ONE, TWO);
            assertThat(received.unfetched()).isEmpty();
            assertThat(received.remains()).isEmpty();
            assertThat(filesIn(directory)).containsExactlyInAnyOrderElementsOf(received.files());
        });
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
            String body = "{\"image\":\"" + writer.apply(digits) + "\"}";
            assertThat(contents(received(body).files())).containsExactly(picture);
        }
    }

    @Test
    void takesAnEscapedUrl() throws IOException {
        assertThat(contents(received("{'output':'ESC1'}").files())).containsExactly(ONE);
    }

    @Test
    void takesFifteenLargePicturesWithoutHoldingThemInMemory() throws IOException {
        String large = base64(jpeg(3, 2_000_001));
        String body = IntStream.range(0, 15)
                .mapToObj(i -> "\"" + base64(jpeg(i, 999))
                        + large.substring(base64(jpeg(i, 999)).length()) + "\"")
                .collect(Collectors.joining(",", "{\"images\":[", "]}"));

        CallOutcome.Received received = received(body);

        assertThat(received.files()).hasSize(15).allSatisfy(file -> assertThat(file)
                .hasSize(2_000_001));
    }

    @Test
    void takesNoMoreThanFifteenAndKeepsTheRestAside() throws IOException {
        String body = IntStream.range(0, 16)
                .mapToObj(i -> "\"" + base64(jpeg(i, 50)) + "\"")
                .collect(Collectors.joining(",", "{\"images\":[", "]}"));

        CallOutcome.Received received = received(body);

        assertThat(received.files()).hasSize(15);
        assertThat(received.remains())
                .hasValueSatisfying(json -> assertThat(text(json)).isEqualTo(body));
    }

    @Test
    void keepsTheAnswerAsideWhenOnlySomeOfItWasAPicture() throws IOException {
        CallOutcome.Received received = received("{'images':['B64A','this is no picture','aGVsbG8=',7]}");

        assertThat(contents(received.files())).containsExactly(ONE);
        assertThat(received.remains()).isPresent();
        assertThat(filesIn(directory)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'status':'QUEUED','poll_url':'URL1'}",
                "{'image':'aGVsbG8='}",
                "{'image':'not base64!'}",
                "{'image':'data:image/jpeg;base64'}",
                "{'image':7,'images':[[]],'data':{},'output':true}",
                "{'image':",
                "{'image' 'x'}",
                "{'output':'https://exa mple/'}"
            })
    void keepsAnAnswerWithoutAPictureWhole(String shape) throws IOException {
        String body = filled(shape, "http://127.0.0.1:1");
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", body));
                SegmindClient client = client(server)) {
            assertThat(client.generate(HERO, directory))
                    .asInstanceOf(type(CallOutcome.Unreadable.class))
                    .satisfies(unreadable -> {
                        assertThat(unreadable.reason()).contains("JSON").contains("without a picture");
                        assertThat(text(unreadable.body())).isEqualTo(body);
                    });
            assertThat(filesIn(directory)).hasSize(1);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"image\":", "{\"images\":[{\"x\":"})
    void isNotOverwhelmedByNesting(String opening) throws IOException {
        String body = "{\"x\":" + opening.repeat(200_000);
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", body));
                SegmindClient client = client(server)) {
            assertThat(client.generate(HERO, directory)).isInstanceOf(CallOutcome.Unreadable.class);
        }
    }

    @Test
    void savesThePicturesBeforeABreak() throws IOException {
        String body = "{\"images\":[\"" + base64(ONE) + "\",\"" + base64(TWO).substring(0, 900);
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    call.send("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n");
                    call.send(body);
                });
                SegmindClient client = client(server)) {
            assertThat(client.generate(HERO, directory))
                    .asInstanceOf(type(CallOutcome.Received.class))
                    .satisfies(received -> {
                        assertThat(contents(received.files())).containsExactly(ONE);
                        assertThat(received.remains()).hasValueSatisfying(json -> assertThat(text(json))
                                .isEqualTo(body));
                    });
        }
    }

    @Test
    void isUnknownWhenItBreaksBeforeAnyPictureIsWhole() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(
                        call -> call.send("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{\"image\":\"/9j/4AAQ"));
                SegmindClient client = client(server)) {
            assertThat(client.generate(HERO, directory)).isInstanceOf(CallOutcome.Unknown.class);
            assertThat(filesIn(directory)).isEmpty();
        }
    }

    @Test
    void tellsWhichPicturesCouldNotBeFetchedAndFetchesThemLater() throws IOException {
        boolean[] repaired = {false};
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    String base = call.server().uri("").toString();
                    switch (call.seen().path()) {
                        case "/v1/seedream" ->
                            call.respond(200, "", filled("{'images':['URL1','" + base + "/broken','URL2']}", base));
                        case "/broken" -> call.respond(repaired[0] ? 200 : 500, "", jpeg(9, 10));
                        default -> picture(call);
                    }
                });
                SegmindClient client = client(server)) {
            CallOutcome.Received received = (CallOutcome.Received) client.generate(HERO, directory);

            assertThat(contents(received.files())).containsExactly(ONE, TWO);
            assertThat(received.unfetched()).containsExactly(server.uri("/broken"));
            assertThat(server.seen())
                    .filteredOn(seen -> seen.path().equals("/broken"))
                    .hasSize(3);
            assertThat(server.seen("POST")).hasSize(1);
            assertThat(server.seen("GET"))
                    .allSatisfy(seen -> assertThat(seen.headers().toString()).doesNotContain(SECRET));

            repaired[0] = true;
            assertThat(client.fetch(received.unfetched().get(0), directory))
                    .asInstanceOf(type(FetchOutcome.Fetched.class))
                    .satisfies(fetched -> assertThat(bytes(fetched.file())).isEqualTo(jpeg(9, 10)));
        }
    }

    @Test
    void doesNotFetchAnAddressThatRepeatsTheKey() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call ->
                        call.respond(200, "", "{\"image\":\"" + call.server().uri("/?key=" + SECRET) + "\"}"));
                SegmindClient client = client(server)) {
            assertThat(client.generate(HERO, directory)).isInstanceOf(CallOutcome.Unreadable.class);
            assertThat(server.seen("GET")).isEmpty();
        }
    }

    private CallOutcome.Received received(String shape) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    if (call.seen().method().equals("GET")) {
                        picture(call);
                    } else {
                        call.respond(
                                200, "", filled(shape, call.server().uri("").toString()));
                    }
                });
                SegmindClient client = client(server, Duration.ofSeconds(25))) {
            CallOutcome outcome = client.generate(HERO, directory);
            assertThat(outcome).isInstanceOf(CallOutcome.Received.class);
            return (CallOutcome.Received) outcome;
        }
    }

    private static void picture(LoopbackServer.Call call) {
        try {
            switch (call.seen().path()) {
                case "/1.jpg" -> call.respond(200, "", ONE);
                case "/2.jpg" -> call.respond(200, "", TWO);
                default -> call.respond(404, "", "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filled(String shape, String base) {
        return shape.replace('\'', '"')
                .replace("URL", base + "/")
                .replace("ESC1", (base + "/1.jpg").replace("/", "\\/"))
                .replaceAll("/([129])\"", "/$1.jpg\"")
                .replace("B64A", base64(ONE))
                .replace("B64B", base64(TWO));
    }
}
