package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** Sends one request, once, and keeps its answer in a directory, whatever it is and however it ends. */
final class KeptCall {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final Transport transport;
    private final ApiKey key;
    private final Clock clock;

    KeptCall(KeyedTransport keyed) {
        this.transport = keyed.transport();
        this.key = keyed.key();
        this.clock = keyed.clock();
    }

    /** Adds the key and what is the same for every request whose answer is kept, and sends it. */
    CallOutcome send(HttpUriRequestBase request, Path directory, Duration timeout) {
        request.setHeader("x-api-key", key.value());
        request.setHeader("Accept", "image/jpeg, image/png, image/webp, application/json");
        request.setHeader("Accept-Encoding", "identity");
        request.setHeader("Connection", "close");
        // A place for the answer before anything is paid: a full or read-only disk must show now.
        try (BodyFile body = KeptAnswer.newBody(directory);
                Exchange exchange = transport.open(request, timeout)) {
            CallOutcome outcome = send(exchange, body);
            if (!(outcome instanceof CallOutcome.Answered)) {
                body.delete();
            }
            return outcome;
        } catch (BodyFile.LocalFileException e) {
            return new CallOutcome.NotSent(String.valueOf(e.getMessage()), false);
        }
    }

    private CallOutcome send(Exchange exchange, BodyFile body) {
        ClassicHttpResponse response;
        try {
            response = exchange.send();
        } catch (IOException | RuntimeException e) {
            TransportFailure fault = TransportFailure.of(e, exchange, key);
            return exchange.begun()
                    ? new CallOutcome.NoAnswer(fault.words())
                    : new CallOutcome.NotSent(fault.words(), fault.passing());
        }
        if (!exchange.begun() || (transport.hasProxy() && response.getCode() == PROXY_AUTHENTICATION_REQUIRED)) {
            return refusedByProxy(response);
        }
        Answer head = AnswerHead.of(response, exchange, key, clock);
        return keep(new Arrival(exchange, response, head, body));
    }

    /** An answer whose head has come. */
    private record Arrival(Exchange exchange, ClassicHttpResponse response, Answer head, BodyFile body) {}

    /** From here on the answer counts as given: whatever happens to its body is written beside it. */
    private CallOutcome keep(Arrival arrival) {
        BodyFile body = arrival.body();
        Optional<String> headFailure = written(() -> KeptAnswer.writeHead(body.path(), arrival.head()));
        Optional<String> brokenOff = receive(arrival);
        Answer answer = arrival.head().took(arrival.exchange().took());
        Optional<String> endFailure = written(() -> KeptAnswer.writeEnd(body.path(), answer, brokenOff));
        if (headFailure.isPresent() && endFailure.isPresent() && body.bytes() == 0) {
            return new CallOutcome.NoAnswer(endFailure.get(), Optional.of(answer));
        }
        String message = message(arrival);
        return new CallOutcome.Answered(answer, StatusMeaning.of(answer.status(), message), message);
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static Optional<String> written(Writing writing) {
        try {
            writing.write();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("the answer could not be kept: " + e.getMessage());
        }
    }

    /** Takes the body; the reason if it ended early. */
    private Optional<String> receive(Arrival arrival) {
        HttpEntity entity = arrival.response().getEntity();
        Header encoding = arrival.response().getFirstHeader("Content-Encoding");
        try {
            InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
            arrival.body()
                    .receive(key.maskIn(
                            ContentDecoding.decoded(in, encoding == null ? "" : String.valueOf(encoding.getValue()))));
        } catch (IOException | RuntimeException e) {
            return Optional.of(TransportFailure.of(e, arrival.exchange(), key).words());
        }
        boolean untilClose = entity != null && entity.getContentLength() < 0 && !entity.isChunked();
        if (untilClose && arrival.body().kind() == BodyKind.NOTHING) {
            // HttpClient takes a head that breaks off between two lines for a whole one.
            return Optional.of("nothing came after its head");
        }
        return arrival.body().oversized()
                ? Optional.of("it is larger than " + arrival.body().bytes() + " bytes, and the rest was not taken")
                : Optional.empty();
    }

    private String message(Arrival arrival) {
        Path body = arrival.body().path();
        try {
            if (arrival.head().isDelivery()) {
                return inDelivery(body, arrival.body().kind());
            }
            return AnswerText.inFile(body).orElseGet(() -> AnswerText.clean(reasonPhrase(arrival.response()), key));
        } catch (IOException e) {
            // The status is what counts; its words are only informative.
            return "";
        }
    }

    private static String reasonPhrase(ClassicHttpResponse response) {
        return response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
    }

    private static String inDelivery(Path body, BodyKind kind) throws IOException {
        if (kind == BodyKind.MARKUP) {
            return AnswerText.inFile(body).orElse("");
        }
        if (kind != BodyKind.JSON || Files.size(body) > AnswerText.LARGEST_BODY) {
            return "";
        }
        PieceFinder.Result result = PieceFinder.in(body);
        if (result.words().isPresent() || !result.found().isEmpty()) {
            return result.words().orElse("");
        }
        return AnswerText.inJson(body).orElse("");
    }

    private CallOutcome refusedByProxy(ClassicHttpResponse response) {
        int status = response.getCode();
        String said = "the proxy answered " + status + " (" + AnswerText.of(response, key) + ")";
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return new CallOutcome.NotSent(
                    said + ": give the right user name and password in the <proxy> of settings.xml;"
                            + " they are sent as Basic",
                    false);
        }
        return new CallOutcome.NotSent(said + " instead of connecting to the service", status >= 500);
    }
}
