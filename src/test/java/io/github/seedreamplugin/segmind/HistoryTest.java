package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.attributes;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.contents;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of past requests: the envelope and the types are nowhere documented, so every one is read. */
@Timeout(30)
class HistoryTest {

    private static final HistoryQuery DAY =
            new HistoryQuery(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 25), Optional.empty());
    private static final String BODY = "{'prompt':'A city at dusk','aspect_ratio':'16:9','size':'2K','max_images':4,"
            + "'optimize_prompt':'standard','watermark':false}";
    private static final String ROW = "{'request_id':'a-1','model_name':'seedream','model_status':'COMPLETED',"
            + "'credits_deduction':0.035,'request_body':BODY,'generation_url':'BASE/1.jpg',"
            + "'model_created':'2026-11-25T12:00:00.5Z','error':null}";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ROW]",
                "{'data':[ROW]}",
                "{'items':[ROW],'page':1,'total':1}",
                "{'success':true,'data':{'requests':[ROW]}}",
                "{'results':{'a-1':ROW}}"
            })
    void readsARowWhateverIsAroundIt(String envelope) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", filled(envelope, call)));
                SegmindClient client = client(server)) {
            assertThat(rows(client.history(server.uri("/history"), DAY)))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.requestId()).isEqualTo("a-1");
                        assertThat(row.isCompleted()).isTrue();
                        assertThat(row.credits()).contains(new BigDecimal("0.035"));
                        assertThat(row.created()).contains(Instant.parse("2026-11-25T12:00:00.5Z"));
                        assertThat(row.addresses()).containsExactly(server.uri("/1.jpg"));
                        assertThat(row.error()).isEmpty();
                        assertThat(row.asksFor(HERO)).isTrue();
                        assertThat(row.asksFor(attributes("Another city"))).isFalse();
                    });
            assertThat(server.seen().get(0).headers()).containsEntry("x-api-key", SECRET);
            assertThat(server.seen().get(0).path())
                    .isEqualTo("/history?page=1&per_page=100&from_date=2026-11-25&to_date=2026-11-25");
        }
    }

    @Test
    void readsABodyThatIsText() throws IOException {
        String body = "\"" + BODY.replace("'", "\\\"").replace("4", "\\\"4\\\"").replace("false", "0") + "\"";
        String row = ROW.replace("BODY", body);
        try (LoopbackServer server =
                        LoopbackServer.start(call -> call.respond(200, "", filled("[" + row + "]", call)));
                SegmindClient client = client(server)) {
            assertThat(rows(client.history(server.uri("/history"), DAY)).get(0).asksFor(HERO))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'prompt':'A city at dusk'}", "null", "'text'", "[1]"})
    void matchesNoBodyThatDoesNotSayEverything(String body) throws IOException {
        String row = ROW.replace("BODY", body);
        try (LoopbackServer server =
                        LoopbackServer.start(call -> call.respond(200, "", filled("[" + row + "]", call)));
                SegmindClient client = client(server)) {
            assertThat(rows(client.history(server.uri("/history"), DAY)).get(0).asksFor(HERO))
                    .isFalse();
        }
    }

    @Test
    void countsARequestWithSeveralOutputsOnce() throws IOException {
        String second = ROW.replace("1.jpg", "2.jpg");
        try (LoopbackServer server = LoopbackServer.start(
                        call -> call.respond(200, "", filled("[" + ROW + "," + second + "]", call)));
                SegmindClient client = client(server)) {
            assertThat(rows(client.history(server.uri("/history"), DAY)))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.credits()).contains(new BigDecimal("0.035"));
                        assertThat(row.addresses()).containsExactly(server.uri("/1.jpg"), server.uri("/2.jpg"));
                    });
        }
    }

    @Test
    void readsAFailureThatWasFree() throws IOException {
        String row = "{'request_id':'a-2','model_status':'failed','credits_deduction':'0','error':'out of luck'}";
        try (LoopbackServer server =
                        LoopbackServer.start(call -> call.respond(200, "", filled("[" + row + "]", call)));
                SegmindClient client = client(server)) {
            assertThat(rows(client.history(server.uri("/history"), DAY)))
                    .singleElement()
                    .satisfies(read -> {
                        assertThat(read.isStatedFree()).isTrue();
                        assertThat(read.error()).contains("out of luck");
                    });
        }
    }

    @Test
    void asksForEveryPageAndForNoMoreThan31DaysAtOnce() throws IOException {
        HistoryQuery query = new HistoryQuery(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 25), Optional.empty());
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    boolean full = call.seen().path().contains("page=1&")
                            && call.seen().path().contains("2026-10-01");
                    int count = full ? 100 : 2;
                    String rows = IntStream.range(0, count)
                            .mapToObj(i ->
                                    "{\"request_id\":\"r-" + call.seen().path().hashCode() + "-" + i + "\"}")
                            .collect(Collectors.joining(",", "[", "]"));
                    call.respond(200, "", rows);
                });
                SegmindClient client = client(server)) {
            assertThat(rows(client.history(server.uri("/history"), query))).hasSize(104);
            assertThat(server.seen())
                    .extracting(seen -> seen.path())
                    .containsExactly(
                            "/history?page=1&per_page=100&from_date=2026-10-01&to_date=2026-10-31",
                            "/history?page=2&per_page=100&from_date=2026-10-01&to_date=2026-10-31",
                            "/history?page=1&per_page=100&from_date=2026-11-01&to_date=2026-11-25");
        }
    }

    @Test
    void asksForOneRequestByItsId() throws IOException {
        HistoryQuery query = new HistoryQuery(LocalDate.EPOCH, LocalDate.EPOCH, Optional.of("a-1"));
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(
                        call.seen().path().equals("/history/a-1") ? 200 : 500, "", filled("{'data':ROW}", call)));
                SegmindClient client = client(server)) {
            assertThat(rows(client.history(server.uri("/history"), query))).hasSize(1);
        }
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(404, "", "{\"error\":\"unknown\"}"));
                SegmindClient client = client(server)) {
            assertThat(rows(client.history(server.uri("/history"), query))).isEmpty();
        }
    }

    @Test
    void saysWhyItCouldNotBeAsked() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(403, "", "{\"error\":\"not you\"}"));
                SegmindClient client = client(server)) {
            assertThat(client.history(server.uri("/history"), DAY))
                    .isEqualTo(new HistoryAnswer.Refused(403, "not you"));
            assertThat(client.history(URI.create("http://history.example.org/h?x=y"), DAY))
                    .isEqualTo(new HistoryAnswer.Unavailable(
                            "http://history.example.org/h would send the key unencrypted: use https"));
        }
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", "<html>"));
                SegmindClient client = client(server)) {
            assertThat(client.history(server.uri("/history"), DAY))
                    .isEqualTo(new HistoryAnswer.Unavailable("the answer is not JSON"));
            assertThat(server.seen()).hasSize(3);
        }
    }

    @Test
    void bringsThePicturesOfARowIntoTheDirectoryOfItsCall() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    if (call.seen().path().equals("/1.jpg")) {
                        call.respond(200, "", jpeg(1, 500));
                    } else {
                        call.respond(200, "", filled("[ROW]", call));
                    }
                });
                SegmindClient client = client(server)) {
            HistoryRow row = rows(client.history(server.uri("/history"), DAY)).get(0);
            Path call = directory.resolve("call");

            SegmindClient.adopt(row, call);
            SegmindClient.adopt(row, call);

            assertThat(contents(client.collect(call).arrived().stream()
                            .map(Piece.Arrived::file)
                            .toList()))
                    .containsExactly(jpeg(1, 500));
            assertThat(AnswerFixtures.filesIn(call)).hasSize(3);
        }
    }

    private static List<HistoryRow> rows(HistoryAnswer answer) {
        assertThat(answer).isInstanceOf(HistoryAnswer.Rows.class);
        return ((HistoryAnswer.Rows) answer).rows();
    }

    private static String filled(String text, LoopbackServer.Call call) {
        return text.replace("ROW", ROW)
                .replace("BODY", BODY)
                .replace("BASE", call.server().uri("").toString())
                .replace('\'', '"');
    }
}
