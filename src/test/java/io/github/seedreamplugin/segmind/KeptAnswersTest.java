package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.base64;
import static io.github.seedreamplugin.segmind.AnswerFixtures.bytes;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.contents;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was answered stays on the disk as it came, and says again what it is whenever it is asked. */
@Timeout(30)
class KeptAnswersTest {

    private static final byte[] WHOLE = ended(jpeg(1, 1000));

    @TempDir
    Path directory;

    @Test
    void keepsTheHeadBesideTheBody() throws IOException {
        AnswerPieces pieces = bought(call -> call.respond(
                200,
                "X-Cost: 0.035\nX-Request-Id: abc\nDate: Mon, 23 Nov 2026 10:00:00 GMT\nX-Echo: " + SECRET + "\n",
                WHOLE));

        assertThat(pieces.arrived()).containsExactly(new Piece.Arrived(1, directory.resolve("answer.body")));
        assertThat(bytes(directory.resolve("answer.body"))).isEqualTo(WHOLE);
        assertThat(text(directory.resolve("answer.json")))
                .contains("\"status\" : 200", "\"cost\" : 0.035", "\"requestId\" : \"abc\"", "\"body\" : \"whole\"")
                .contains("Mon, 23 Nov 2026 10:00:00 GMT", "[api key hidden]")
                .doesNotContain(SECRET);
    }

    @Test
    void believesNothingOfAHeadThatADiskHasDamaged() throws IOException {
        Files.write(directory.resolve("answer.body"), WHOLE);
        Path head = directory.resolve("answer.json");

        Files.writeString(head, "{\"cost\": -0.035, \"remainingCredits\": 1e40, \"requestId\": \"../ledger\"}");
        assertThat(AnswerPieces.stated(directory)).isEqualTo(Stated.NOTHING);
        Files.writeString(head, "{\"cost\": 0.035, \"remaini");
        assertThat(AnswerPieces.stated(directory)).isEqualTo(Stated.NOTHING);
    }

    @Test
    void takesAPictureThatIsWholeByItsOwnBytesThoughItsTransferEndedWrongly() throws IOException {
        AnswerPieces chunked = bought(call -> {
            call.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n");
            call.send(WHOLE);
            call.send("\r\n");
        });

        assertThat(contents(chunked.arrived().stream().map(Piece.Arrived::file).toList()))
                .containsExactly(WHOLE);
        assertThat(chunked.whole()).isFalse();
        assertThat(chunked.warnings())
                .singleElement()
                .asString()
                .startsWith("the transfer of a picture ended wrongly (")
                .endsWith("but the picture itself is whole");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 999})
    void takesNoHalfPictureForAPictureAndKeepsIt(int length) throws IOException {
        AnswerPieces pieces = bought(call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            call.send(Arrays.copyOf(WHOLE, length));
        });

        assertThat(pieces.unreadable()).singleElement().satisfies(piece -> assertThat(piece.reason())
                .startsWith("a picture that broke off after " + length + " bytes: "));
        assertThat(pieces.whole()).isFalse();
        assertThat(directory.resolve("answer.body")).hasSize(length);
    }

    @ParameterizedTest
    @CsvSource({"gzip,gzip", "none,gzip", "zlib,deflate", "raw,deflate", "none,deflate", "none,identity", "gzip,x"})
    void undoesAnEncodingThatWasNotAskedFor(String made, String said) throws IOException {
        byte[] body = encoded(WHOLE, made);
        try (LoopbackServer server =
                        LoopbackServer.start(call -> call.respond(200, "Content-Encoding: " + said + "\n", body));
                SegmindClient client = client(server)) {
            client.buy(HERO, directory);
            assertThat(server.seen().get(0).headers()).containsEntry("accept-encoding", "identity");
        }
        assertThat(contents(AnswerPieces.in(directory).arrived().stream()
                        .map(Piece.Arrived::file)
                        .toList()))
                .containsExactly(WHOLE);
    }

    @Test
    void takesAPictureFromCompressedBytesThatBreakOffAfterIt() throws IOException {
        byte[] body = encoded(WHOLE, "gzip");
        AnswerPieces pieces = bought(call -> {
            call.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n\r\n");
            call.send(Arrays.copyOf(body, body.length - 8));
        });
        assertThat(pieces.arrived()).hasSize(1);
        assertThat(pieces.whole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|<html><title>Down for maintenance</title></html>|HTML or XML of 48 bytes (no content type)",
                "204||an empty body of 0 bytes (no content type)",
                "202|later|neither a picture nor JSON of 5 bytes (no content type)"
            })
    void saysWhatADeliveryBroughtInsteadOfAPicture(int status, String body, String reason) throws IOException {
        AnswerPieces pieces = bought(call -> {
            String length = status == 204 ? "" : "Content-Length: " + (body == null ? 0 : body.length()) + "\r\n";
            call.send("HTTP/1.1 " + status + " OK\r\n" + length + "\r\n" + (body == null ? "" : body));
        });
        assertThat(pieces.pieces()).containsExactly(new Piece.Unreadable(1, reason));
        assertThat(pieces.whole()).isTrue();
    }

    @Test
    void keepsTheWordsOfARefusal() throws IOException {
        AnswerPieces pieces =
                bought(call -> call.respond(400, "", "{\"error\":\"no such size\",\"url\":\"http://x/y.jpg\"}"));
        assertThat(pieces.pieces()).isEmpty();
        assertThat(pieces.words()).contains("no such size");
    }

    @Test
    void readsWhatABuildLeftThatWasKilledWhileTheAnswerArrived() throws IOException {
        Files.write(directory.resolve("answer.body"), WHOLE);
        Files.writeString(directory.resolve("answer.json"), "{\"format\":1,\"status\":200,\"body\":\"arriving\"}");

        assertThat(AnswerPieces.in(directory).arrived()).hasSize(1);
        assertThat(AnswerPieces.in(directory).warnings()).hasSize(1);
        assertThat(AnswerPieces.in(directory).whole()).isFalse();
    }

    @Test
    void readsABodyWhoseHeadIsDamaged() throws IOException {
        Files.write(directory.resolve("answer.body"), WHOLE);
        Files.writeString(directory.resolve("answer.json"), "{\"form");
        assertThat(AnswerPieces.in(directory).arrived()).hasSize(1);
    }

    @Test
    void readsTheBodiesThatFormerVersionsLeftWithoutAHead() throws IOException {
        byte[] other = ended(jpeg(2, 700));
        String json = "{\"images\":[\"" + base64(WHOLE) + "\",\"" + base64(other) + "\"]}";
        Files.writeString(part(), json);
        Files.write(part(), other);
        Files.write(part(), new byte[0]);

        AnswerPieces pieces = AnswerPieces.in(directory);

        assertThat(contents(pieces.arrived().stream().map(Piece.Arrived::file).toList()))
                .containsExactly(WHOLE, other);
        assertThat(pieces.pieces()).hasSize(2);
    }

    @Test
    void hasNothingToSayOfAnEmptyDirectoryOrNone() throws IOException {
        assertThat(AnswerPieces.in(directory).pieces()).isEmpty();
        assertThat(AnswerPieces.in(directory).whole()).isFalse();
        assertThat(AnswerPieces.in(directory.resolve("none")).pieces()).isEmpty();
    }

    @Test
    void keepsASecondAnswerBesideTheFirst() throws IOException {
        bought(call -> call.respond(500, "", "out of luck"));
        AnswerPieces pieces = bought(call -> call.respond(200, "", WHOLE));

        assertThat(pieces.arrived()).containsExactly(new Piece.Arrived(1, directory.resolve("answer-2.body")));
        assertThat(pieces.words()).isEmpty();
    }

    private Path part() {
        return directory.resolve("answer-" + UUID.randomUUID() + ".part");
    }

    private AnswerPieces bought(LoopbackServer.Script script) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(script);
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory)).isInstanceOf(CallOutcome.Answered.class);
            return client.collect(directory);
        }
    }

    private static byte[] ended(byte[] picture) {
        picture[picture.length - 2] = (byte) 0xff;
        picture[picture.length - 1] = (byte) 0xd9;
        return picture;
    }

    private static byte[] encoded(byte[] bytes, String encoding) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder =
                switch (encoding) {
                    case "gzip" -> new GZIPOutputStream(out);
                    case "zlib" -> new DeflaterOutputStream(out);
                    case "raw" -> new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
                    default -> out;
                }) {
            encoder.write(bytes);
        }
        return out.toByteArray();
    }
}
