package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.KEY;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.base64;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.filesIn;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static io.github.seedreamplugin.segmind.AnswerFixtures.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedStreamTest {

    private static final String STARS = "*".repeat(SECRET.length());

    @TempDir
    Path directory;

    @Test
    void hidesTheKeyWhereverItStandsAndHoweverTheBytesArrive() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40_000);
            while (text.length() < length) {
                int kind = random.nextInt(4);
                text.append(kind == 0 ? SECRET : kind == 1 ? SECRET.substring(0, random.nextInt(7)) : "x");
            }
            text.append('.');
            InputStream masked = KEY.maskIn(inPieces(text.toString(), random));
            assertThat(new String(masked.readAllBytes(), StandardCharsets.US_ASCII))
                    .as("round %s", round)
                    .isEqualTo(text.toString().replace(SECRET, STARS));
        }
    }

    @Test
    void changesNothingElse() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(5).nextBytes(bytes);
        assertThat(KEY.maskIn(new ByteArrayInputStream(bytes)).readAllBytes()).isEqualTo(bytes);
        assertThat(new ApiKey("simulated").maskIn(stream("simulated")).readAllBytes())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("simulated");
    }

    @Test
    void handsOutWhatCameBeforeABreakAndStillBreaks() throws IOException {
        InputStream broken = new SequenceInputStream(stream("one " + SECRET.substring(0, 12)), new Breaking());
        InputStream masked = KEY.maskIn(broken);
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        for (int count = 0; count < 16; count++) {
            came.write(masked.read());
        }
        assertThat(came).hasToString("one " + "*".repeat(12));
        assertThatThrownBy(masked::read).isInstanceOf(IOException.class).hasMessage("broken");
        assertThatThrownBy(masked::read).isInstanceOf(IOException.class).hasMessage("broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html>your key is %s</html>", "{\"key\":\"%s\"}", "{\"image\":\"http://127.0.0.1/?%s\"}", "%s"})
    void noBodyThatIsKeptHoldsTheKey(String body) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", body.formatted(SECRET)));
                SegmindClient client = client(server)) {
            client.buy(HERO, directory);
            assertThat(text(directory.resolve("answer.body"))).isEqualTo(body.formatted(STARS));
        }
    }

    @Test
    void noPictureHoldsTheKey() throws IOException {
        byte[] picture = jpeg(1, 1000);
        System.arraycopy(SECRET.getBytes(StandardCharsets.US_ASCII), 0, picture, 500, SECRET.length());
        String json = "{\"data\":[{\"b64_json\":\"" + base64(picture) + "\"},{\"note\":\"" + SECRET + "\"}]}";
        for (byte[] body : List.of(picture, json.getBytes(StandardCharsets.US_ASCII))) {
            try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", body));
                    SegmindClient client = client(server)) {
                client.buy(HERO, directory);
                assertThat(client.collect(directory).arrived()).isNotEmpty();
            }
        }
        assertThat(filesIn(directory)).isNotEmpty().allSatisfy(file -> assertThat(text(file))
                .doesNotContain(SECRET.substring(0, 8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SG_marked-key-",
                "key-01234567",
                "%53%47%5f%6d%61%72%6b%65%64",
                "%2553G_mar%256bed-",
                "\\u0053\\u0047_marked-\\u006bey",
                "%53G\\u005fmarked-"
            })
    void noTellingPartOfTheKeyReachesAFileOrAWordInAnyWriting(String part) throws IOException {
        String body = "{\"error\":\"you sent " + part + "!\"}";
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(400, "X-Echo: " + part + "\n", body));
                SegmindClient client = client(server)) {
            CallOutcome.Answered answered = (CallOutcome.Answered) client.buy(HERO, directory);
            assertThat(answered.message()).doesNotContain(part).contains("[api key hidden]");
            assertThat(answered.answer().headers().get("x-echo")).isEqualTo("[api key hidden]");
        }
        assertThat(text(directory.resolve("answer.body"))).doesNotContain(part).contains("********");
        assertThat(text(directory.resolve("answer.json"))).doesNotContain(part);
    }

    @Test
    void noBase64OfTheKeyReachesAWord() {
        for (String before : List.of("", "a", "ab", "user:")) {
            String encoded = base64((before + SECRET).getBytes(StandardCharsets.US_ASCII));
            assertThat(KEY.maskIn("Basic " + encoded + " was sent"))
                    .startsWith("Basic ")
                    .contains("[api key hidden]")
                    .doesNotContain(encoded.substring(8, 16));
        }
        assertThat(KEY.maskIn(base64(SECRET.substring(3, 16).getBytes(StandardCharsets.US_ASCII))))
                .contains("[api key hidden]");
        assertThat(KEY.maskIn("A perfectly innocent text, with 12345678 in it and %20 and \\u0041."))
                .isEqualTo("A perfectly innocent text, with [api key hidden] in it and %20 and \\u0041.");
    }

    @Test
    void wordsThatAreCutShowNoPartOfTheKey() throws IOException {
        String body = " ".repeat(16 * 1024 - 15) + SECRET;
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(401, "", body));
                SegmindClient client = client(server)) {
            assertThat(client.buy(HERO, directory).toString()).doesNotContain(SECRET.substring(0, 8));
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static InputStream inPieces(String text, Random random) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(3_000)));
            }
        };
    }

    private static final class Breaking extends InputStream {

        private boolean broken;

        @Override
        public int read() throws IOException {
            if (broken) {
                return -1;
            }
            broken = true;
            throw new IOException("broken");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return read();
        }
    }
}
