package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.databind.JsonNode;

/** The provider's queue, API v2: submits a job, asks how far it is, and fetches its result. */
final class QueueClient {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_ATTEMPTS = 3;
    private static final int LARGEST_STATUS = 256 * 1024;

    private final Transport transport;
    private final ApiKey key;
    private final Clock clock;
    private final KeptCall keptCall;
    private final ClientSettings settings;

    QueueClient(KeyedTransport keyed, KeptCall keptCall, ClientSettings settings) {
        this.transport = keyed.transport();
        this.key = keyed.key();
        this.clock = keyed.clock();
        this.keptCall = keptCall;
        this.settings = settings;
    }

    Submission submit(ImageAttributes attributes, Path directory) {
        Optional<String> objection = GenerationBody.objectionTo(attributes);
        if (objection.isPresent()) {
            return new Submission.NotAccepted(new CallOutcome.NotSent(objection.get(), false));
        }
        HttpPost post = new HttpPost(settings.endpoint().queueUri());
        post.setEntity(GenerationBody.of(attributes));
        CallOutcome outcome = keptCall.send(post, directory, settings.requestTimeout());
        if (outcome instanceof CallOutcome.Answered answered && answered.meaning() == StatusMeaning.DELIVERY) {
            Optional<QueuedRequest> request = submitted(directory);
            if (request.isPresent()) {
                return new Submission.Accepted(request.get(), answered.answer());
            }
        }
        return new Submission.NotAccepted(outcome);
    }

    /** The job that an answer in this directory says was taken. */
    Optional<QueuedRequest> submitted(Path directory) {
        try {
            for (KeptAnswer answer : KeptAnswer.allIn(directory)) {
                Optional<QueuedRequest> request =
                        answer.isDelivery() ? ServiceJson.read(answer.body()).flatMap(this::request) : Optional.empty();
                if (request.isPresent()) {
                    return request;
                }
            }
        } catch (IOException e) {
            // What cannot be read names no job.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<QueuedRequest> request(JsonNode json) {
        return Stated.id(Stated.text(json.path("request_id"))).map(id -> {
            Endpoint endpoint = settings.endpoint();
            return new QueuedRequest(
                    id,
                    own(json.path("status_url"), endpoint.queueUri("requests", id, "status")),
                    own(json.path("response_url"), endpoint.queueUri("requests", id)));
        });
    }

    /** The key goes along, so an address of another origin is not taken. */
    private URI own(JsonNode address, URI built) {
        try {
            URI named = new URI(address.asString(""));
            return settings.endpoint().isOrigin(named) ? named : built;
        } catch (URISyntaxException e) {
            return built;
        }
    }

    JobStatus poll(QueuedRequest request) {
        Optional<String> objection = objectionTo(request.statusUrl());
        if (objection.isPresent()) {
            return new JobStatus.Unreachable(objection.get());
        }
        HttpGet get = new HttpGet(request.statusUrl());
        get.setHeader("x-api-key", key.value());
        get.setHeader("Accept", "application/json");
        get.setHeader("Accept-Encoding", "identity");
        try (Exchange exchange = transport.open(get, shorter(LONGEST_POLL, settings.requestTimeout()))) {
            try {
                ClassicHttpResponse response = exchange.send();
                if (!exchange.begun()) {
                    return new JobStatus.Unreachable("the proxy answered " + response.getCode());
                }
                return status(AnswerHead.of(response, exchange, key, clock), body(response));
            } catch (IOException | RuntimeException e) {
                return new JobStatus.Unreachable(
                        TransportFailure.of(e, exchange, key).words());
            }
        }
    }

    private String body(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        try (InputStream in = key.maskIn(entity.getContent())) {
            return new String(in.readNBytes(LARGEST_STATUS), StandardCharsets.UTF_8);
        }
    }

    /** The body is read before the status is judged: FAILED comes as 422. */
    private static JobStatus status(Answer answer, String body) {
        JsonNode json = ServiceJson.read(body);
        Stated stated = Stated.inJob(json).or(answer.stated());
        String word = ServiceJson.status(json);
        if (word.equals("FAILED") && (answer.isDelivery() || answer.status() == JobStatus.Failed.STATUS)) {
            return new JobStatus.Failed(AnswerText.inBody(body).orElse(""), stated);
        }
        if (answer.isDelivery()) {
            return word.equals("COMPLETED") ? new JobStatus.Completed(stated) : waiting(word);
        }
        return switch (answer.status()) {
            case 404 -> new JobStatus.Gone();
            case 429 -> new JobStatus.Busy(answer.retryAfter());
            default ->
                new JobStatus.Unreachable("HTTP " + answer.status()
                        + AnswerText.inBody(body).map(words -> ": " + words).orElse(""));
        };
    }

    private static JobStatus waiting(String word) {
        return word.isEmpty()
                ? new JobStatus.Unreachable("the answer has no status")
                : new JobStatus.Waiting(!word.equals("QUEUED"));
    }

    /** The result is free to fetch, so a passing failure is tried again. */
    CallOutcome fetchResult(QueuedRequest request, Path directory) {
        Optional<String> objection = objectionTo(request.responseUrl());
        if (objection.isPresent()) {
            return new CallOutcome.NotSent(objection.get(), false);
        }
        long until = System.nanoTime() + settings.requestTimeout().toNanos();
        CallOutcome outcome = fetchOnce(request, directory, settings.requestTimeout());
        for (int attempt = 1; attempt < MOST_ATTEMPTS && isPassing(outcome); attempt++) {
            Duration left = Duration.ofNanos(until - System.nanoTime()).minus(PAUSE);
            if (left.isNegative() || left.isZero() || !transport.pause(PAUSE)) {
                break;
            }
            outcome = fetchOnce(request, directory, left);
        }
        return outcome;
    }

    /** The queue still has what broke off on its way: unlike a direct answer, it can be asked for again. */
    private static boolean arrivedWhole(Path directory) {
        try {
            List<KeptAnswer> kept = KeptAnswer.allIn(directory);
            return kept.isEmpty() || kept.get(kept.size() - 1).brokenOff().isEmpty();
        } catch (IOException e) {
            // Whoever takes the pieces will say what is wrong.
            return true;
        }
    }

    private CallOutcome fetchOnce(QueuedRequest request, Path directory, Duration left) {
        CallOutcome outcome = keptCall.send(new HttpGet(request.responseUrl()), directory, left);
        if (outcome instanceof CallOutcome.Answered answered && answered.meaning() == StatusMeaning.DELIVERY) {
            if (!arrivedWhole(directory)) {
                return new CallOutcome.NoAnswer("its result broke off", Optional.of(answered.answer()));
            }
            return new CallOutcome.Answered(
                    withMetrics(answered.answer(), directory), answered.meaning(), answered.message());
        }
        return outcome;
    }

    private static Answer withMetrics(Answer answer, Path directory) {
        try {
            Stated stated = answer.stated();
            for (KeptAnswer kept : KeptAnswer.allIn(directory)) {
                Optional<JsonNode> json = ServiceJson.read(kept.body());
                stated = json.isPresent() ? Stated.inJob(json.get()).or(stated) : stated;
            }
            return new Answer(answer.status(), answer.headers(), stated, answer.times());
        } catch (IOException e) {
            return answer;
        }
    }

    private static boolean isPassing(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Answered answered) {
            return answered.meaning() == StatusMeaning.SERVER_ERROR;
        }
        return outcome instanceof CallOutcome.NoAnswer
                || (outcome instanceof CallOutcome.NotSent notSent && notSent.worthRetrying());
    }

    private Optional<String> objectionTo(URI address) {
        return settings.endpoint().isOrigin(address)
                ? Optional.empty()
                : Optional.of(KeyedAddress.shown(address) + " is not an address of "
                        + settings.endpoint().origin() + ", and the API key is sent nowhere else");
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
