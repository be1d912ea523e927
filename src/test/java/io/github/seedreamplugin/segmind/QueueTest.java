package io.github.seedreamplugin.segmind;

import static io.github.seedreamplugin.segmind.AnswerFixtures.HERO;
import static io.github.seedreamplugin.segmind.AnswerFixtures.SECRET;
import static io.github.seedreamplugin.segmind.AnswerFixtures.client;
import static io.github.seedreamplugin.segmind.AnswerFixtures.contents;
import static io.github.seedreamplugin.segmind.AnswerFixtures.jpeg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue as its SDK and its documents describe it, and what goes wrong on the way. */
@Timeout(60)
class QueueTest {

    private static final String ID = "6fb1f3c2-0d2b-4b8e-9c43-0a9d6a3f1b11";
    private static final byte[] PICTURE = jpeg(1, 1000);

    @TempDir
    Path directory;

    @Test
    void submitsOnceAndKnowsTheJob() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", accepted(call, "QUEUED")));
                SegmindClient client = client(server)) {
            Submission submission = client.submit(HERO, directory);

            QueuedRequest job = new QueuedRequest(
                    ID, server.uri("/v2/requests/" + ID + "/status"), server.uri("/v2/requests/" + ID));
            assertThat(submission)
                    .asInstanceOf(type(Submission.Accepted.class))
                    .extracting(Submission.Accepted::request)
                    .isEqualTo(job);
            assertThat(server.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.path()).isEqualTo("/v2/seedream");
                assertThat(seen.headers()).containsEntry("x-api-key", SECRET);
            });
            assertThat(client.submitted(directory)).contains(job);
            assertThat(client.submitted(directory.resolve("none"))).isEmpty();
            assertThat(AnswerPieces.in(directory).pieces()).isEmpty();
        }
    }

    @Test
    void takesNoAddressOfAnotherOriginForThatIsWhereTheKeyWouldGo() throws IOException {
        String body =
                "{\"request_id\":\"" + ID + "\",\"status\":\"QUEUED\",\"status_url\":\"https://evil.example.org/s\","
                        + "\"response_url\":\"https://evil.example.org/r\"}";
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", body));
                SegmindClient client = client(server)) {
            QueuedRequest job = ((Submission.Accepted) client.submit(HERO, directory)).request();
            assertThat(job.statusUrl()).isEqualTo(server.uri("/v2/requests/" + ID + "/status"));
            assertThat(job.responseUrl()).isEqualTo(server.uri("/v2/requests/" + ID));

            QueuedRequest foreign = new QueuedRequest(
                    ID, URI.create("https://evil.example.org/s?x=y"), URI.create("https://evil.example.org/r"));
            assertThat(client.poll(foreign))
                    .isEqualTo(new JobStatus.Unreachable("https://evil.example.org/s is not an address of "
                            + server.uri("") + ", and the API key is sent nowhere else"));
            assertThat(client.fetchResult(foreign, directory)).isInstanceOf(CallOutcome.NotSent.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"status\":\"QUEUED\"}", "{\"request_id\":\"../../x\",\"status\":\"QUEUED\"}", "[]", "ok"})
    void isNoJobWithoutAnId(String body) throws IOException {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "X-Cost: 0.035\n", body));
                SegmindClient client = client(server)) {
            assertThat(client.submit(HERO, directory))
                    .asInstanceOf(type(Submission.NotAccepted.class))
                    .extracting(Submission.NotAccepted::outcome, type(CallOutcome.Answered.class))
                    .satisfies(answered -> {
                        assertThat(answered.meaning()).isEqualTo(StatusMeaning.DELIVERY);
                        assertThat(answered.answer().stated().isCharged()).isTrue();
                    });
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void leavesItOpenWhetherAJobExistsWhenTheSubmissionHasNoAnswer() throws IOException {
        try (LoopbackServer server = LoopbackServer.start(LoopbackServer.Call::reset);
                SegmindClient client = client(server)) {
            assertThat(client.submit(HERO, directory))
                    .asInstanceOf(type(Submission.NotAccepted.class))
                    .extracting(Submission.NotAccepted::outcome)
                    .isInstanceOf(CallOutcome.NoAnswer.class);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{'status':'QUEUED'}|Waiting[processing=false]",
                "200|{'status':'PROCESSING'}|Waiting[processing=true]",
                "202|{'status':'processing'}|Waiting[processing=true]",
                "200|{'status':'COMPLETED'}|Completed[stated=Stated[cost=Optional.empty, remainingCredits=Optional.empty,"
                        + " requestId=Optional.empty]]",
                "422|{'status':'FAILED','error':'no such luck'}|Failed[message=no such luck, stated=Stated["
                        + "cost=Optional.empty, remainingCredits=Optional.empty, requestId=Optional.empty]]",
                "200|{'status':'FAILED','error':'no such luck'}|Failed[message=no such luck, stated=Stated["
                        + "cost=Optional.empty, remainingCredits=Optional.empty, requestId=Optional.empty]]",
                "404|{'error':'gone'}|Gone[]",
                "429||Busy[retryAfter=Optional.empty]",
                "422|{'error':'invalid id'}|Unreachable[reason=HTTP 422: invalid id]",
                "500|{'status':'FAILED'}|Unreachable[reason=HTTP 500: {'status':'FAILED'}]",
                "401|{'error':'who?'}|Unreachable[reason=HTTP 401: who?]",
                "200|{}|Unreachable[reason=the answer has no status]",
                "200|<html>|Unreachable[reason=the answer has no status]"
            })
    void readsHowFarAJobIs(int status, String body, String expected) throws IOException {
        String json = body == null ? "" : body.replace('\'', '"');
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(status, "", json));
                SegmindClient client = client(server)) {
            assertThat(client.poll(job(server, ID)).toString().replace('"', '\''))
                    .isEqualTo(expected);
        }
    }

    @Test
    void readsWhatACompletedJobStates() throws IOException {
        String body = "{\"status\":\"COMPLETED\",\"request_id\":\"" + ID
                + "\",\"metrics\":{\"cost\":0.07,\"remaining_credits\":9.93,\"total_time\":36.2}}";
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", body));
                SegmindClient client = client(server)) {
            assertThat(client.poll(job(server, ID)))
                    .isEqualTo(new JobStatus.Completed(new Stated(
                            Optional.of(new BigDecimal("0.07")),
                            Optional.of(new BigDecimal("9.93")),
                            Optional.of(ID))));
        }
    }

    @Test
    void fetchesAndKeepsTheResultOfAJob() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    String path = call.seen().path();
                    if (path.equals("/picture.jpg")) {
                        assertThat(call.seen().headers()).doesNotContainKey("x-api-key");
                        call.respond(200, "", PICTURE);
                    } else if (path.equals("/v2/seedream")) {
                        call.respond(200, "", accepted(call, "QUEUED"));
                    } else {
                        call.respond(asked.incrementAndGet() == 1 ? 502 : 200, "", completed(call));
                    }
                });
                SegmindClient client = client(server)) {
            QueuedRequest job = ((Submission.Accepted) client.submit(HERO, directory)).request();

            assertThat(client.fetchResult(job, directory))
                    .asInstanceOf(type(CallOutcome.Answered.class))
                    .satisfies(answered -> {
                        assertThat(answered.meaning()).isEqualTo(StatusMeaning.DELIVERY);
                        assertThat(answered.answer().stated().cost()).contains(new BigDecimal("0.035"));
                    });
            AnswerPieces pieces = client.collect(directory);
            assertThat(contents(
                            pieces.arrived().stream().map(Piece.Arrived::file).toList()))
                    .containsExactly(PICTURE);
            assertThat(pieces.pieces()).hasSize(1);
            assertThat(pieces.words()).isEmpty();
        }
    }

    @Test
    void pollsEachJobNoMoreOftenThanEachSecondUntilItIsDone() throws Exception {
        Map<String, List<Long>> polls = new ConcurrentHashMap<>();
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    List<Long> own = polls.computeIfAbsent(call.seen().path(), any -> new ArrayList<>());
                    int count;
                    synchronized (own) {
                        own.add(System.nanoTime());
                        count = own.size();
                    }
                    call.respond(200, "", "{\"status\":\"" + (count == 3 ? "COMPLETED" : "PROCESSING") + "\"}");
                });
                SegmindClient client = client(server);
                QueuePoller poller = new QueuePoller(client)) {
            List<CompletableFuture<JobStatus>> jobs = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                jobs.add(poller.watch(job(server, "job-" + i), Duration.ofSeconds(30)));
            }
            for (CompletableFuture<JobStatus> job : jobs) {
                assertThat(job.get(30, TimeUnit.SECONDS)).isInstanceOf(JobStatus.Completed.class);
            }
            assertThat(polls).hasSize(5).allSatisfy((path, times) -> {
                assertThat(times).hasSize(3);
                assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThan(Duration.ofMillis(950));
                assertThat(Duration.ofNanos(times.get(2) - times.get(1))).isGreaterThan(Duration.ofMillis(950));
            });
        }
    }

    @Test
    void asksTenTimesASecondInAllHoweverManyJobsThereAreAndWithAHandfulOfThreads() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    polls.incrementAndGet();
                    call.respond(200, "", "{\"status\":\"QUEUED\"}");
                });
                SegmindClient client = client(server);
                QueuePoller poller = new QueuePoller(client)) {
            List<CompletableFuture<JobStatus>> jobs = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                jobs.add(poller.watch(job(server, "job-" + i), Duration.ZERO, Duration.ofSeconds(2)));
            }
            for (CompletableFuture<JobStatus> job : jobs) {
                assertThat(job.get(30, TimeUnit.SECONDS)).isEqualTo(new JobStatus.Waiting(false));
            }
            assertThat(polls.get()).isBetween(5, 22);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("seedream-poll"))
                    .hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void slowsThePollingDownWhenTheServiceAsksForIt() throws Exception {
        List<Long> polls = new ArrayList<>();
        try (LoopbackServer server = LoopbackServer.start(call -> {
                    synchronized (polls) {
                        polls.add(System.nanoTime());
                    }
                    if (polls.size() == 1) {
                        call.respond(429, "Retry-After: 2\n", "");
                    } else {
                        call.respond(200, "", "{\"status\":\"COMPLETED\"}");
                    }
                });
                SegmindClient client = client(server);
                QueuePoller poller = new QueuePoller(client)) {
            CompletableFuture<JobStatus> job = poller.watch(job(server, ID), Duration.ofSeconds(30));
            assertThat(job.get(30, TimeUnit.SECONDS)).isInstanceOf(JobStatus.Completed.class);
            assertThat(Duration.ofNanos(polls.get(1) - polls.get(0))).isGreaterThan(Duration.ofMillis(1950));
        }
    }

    @Test
    void endsEveryWatchWhenItIsClosed() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(call -> call.respond(200, "", "{\"status\":\"QUEUED\"}"));
                SegmindClient client = client(server)) {
            QueuePoller poller = new QueuePoller(client);
            CompletableFuture<JobStatus> job =
                    poller.watch(job(server, ID), Duration.ofMinutes(10), Duration.ofMinutes(20));
            poller.close();
            assertThat(job.get(5, TimeUnit.SECONDS)).isEqualTo(new JobStatus.Unreachable("the run was stopped"));
            assertThat(poller.watch(job(server, ID), Duration.ofMinutes(20)).get(5, TimeUnit.SECONDS))
                    .isEqualTo(new JobStatus.Unreachable("the run was stopped"));
        }
    }

    private static QueuedRequest job(LoopbackServer server, String id) {
        return new QueuedRequest(id, server.uri("/v2/requests/" + id + "/status"), server.uri("/v2/requests/" + id));
    }

    private static String accepted(LoopbackServer.Call call, String status) {
        String base = call.server().uri("").toString();
        return "{\"request_id\":\"" + ID + "\",\"status\":\"" + status + "\",\"poll_url\":\"" + base + "/v1/requests/"
                + ID
                + "\",\"status_url\":\"" + base + "/v2/requests/" + ID + "/status\",\"response_url\":\"" + base
                + "/v2/requests/" + ID + "\"}";
    }

    private static String completed(LoopbackServer.Call call) {
        String picture = call.server().uri("/picture.jpg").toString();
        return "{\"status\":\"COMPLETED\",\"request_id\":\"" + ID + "\",\"output\":\"" + picture
                + "\",\"images\":[{\"url\":\"" + picture + "\",\"content_type\":\"image/jpeg\",\"file_size\":1000}],"
                + "\"status_url\":\"" + call.server().uri("/s") + "\",\"seed\":7,\"prompt\":\"https://x.test/a.jpg\","
                + "\"metrics\":{\"cost\":0.035}}";
    }
}
