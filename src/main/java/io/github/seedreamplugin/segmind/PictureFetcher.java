package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Fetches pictures that lie elsewhere: without the key, from public addresses, and as often as sensible, since it is free. */
final class PictureFetcher {

    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_REDIRECTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Transport transport;
    private final AddressGuard guard;
    private final ApiKey key;

    PictureFetcher(Transport transport, AddressGuard guard, ApiKey key) {
        this.transport = transport;
        this.guard = guard;
        this.key = key;
    }

    /** Ends within {@code left}, all attempts together. */
    FetchOutcome fetch(URI picture, Path directory, Duration left) {
        long until = System.nanoTime() + left.toNanos();
        FetchOutcome outcome = new FetchOutcome.Failed("no time was left to fetch it");
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; attempt <= MOST_ATTEMPTS && until - System.nanoTime() > 0; attempt++) {
            outcome = followed(picture, directory, until);
            if (!(outcome instanceof FetchOutcome.Failed)) {
                return outcome;
            }
            if (attempt < MOST_ATTEMPTS && !transport.pause(pause)) {
                return outcome;
            }
            pause = pause.multipliedBy(2);
        }
        return outcome;
    }

    private FetchOutcome followed(URI picture, Path directory, long until) {
        URI uri = picture;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Optional<String> objection = guard.objectionTo(uri);
            if (objection.isPresent()) {
                return new FetchOutcome.Refused(AnswerText.clean(objection.get(), key));
            }
            Step step = once(uri, directory, until);
            if (step.outcome() != null) {
                return step.outcome();
            }
            uri = step.next() == null ? uri : step.next();
        }
        return new FetchOutcome.Refused("more than " + MOST_REDIRECTS + " redirects");
    }

    /** The end, or the next address. */
    private record Step(
            @Nullable FetchOutcome outcome, @Nullable URI next) {

        static Step end(FetchOutcome outcome) {
            return new Step(outcome, null);
        }
    }

    private Step once(URI uri, Path directory, long until) {
        HttpGet get = new HttpGet(uri);
        get.setHeader("Accept", "image/jpeg, image/png, image/webp");
        get.setHeader("Accept-Encoding", "identity");
        get.setHeader("Connection", "close");
        Duration left = Duration.ofNanos(Math.max(until - System.nanoTime(), 1));
        try (Exchange exchange = transport.open(get, left)) {
            try {
                return answered(exchange.send(), exchange, uri, directory);
            } catch (AddressGuard.ForbiddenAddressException e) {
                return Step.end(new FetchOutcome.Refused(AnswerText.clean(String.valueOf(e.getMessage()), key)));
            } catch (IOException | RuntimeException e) {
                String words = TransportFailure.of(e, exchange, key).words();
                boolean named = words.contains(host(uri));
                return Step.end(new FetchOutcome.Failed(named ? words : words + " (" + host(uri) + ")"));
            }
        }
    }

    private Step answered(ClassicHttpResponse response, Exchange exchange, URI uri, Path directory) throws IOException {
        int status = response.getCode();
        if (!exchange.begun()) {
            return Step.end(new FetchOutcome.Failed("the proxy answered " + status + " for " + host(uri)));
        }
        if (status == 200) {
            return Step.end(received(response, uri, directory));
        }
        Header location = response.getFirstHeader("Location");
        if (status >= 300 && status <= 399 && location != null) {
            return redirected(uri, String.valueOf(location.getValue()));
        }
        String said = "HTTP " + status + " from " + host(uri);
        boolean passing = status == 408 || status == 429 || status >= 500;
        return Step.end(passing ? new FetchOutcome.Failed(said) : new FetchOutcome.Refused(said));
    }

    private static Step redirected(URI from, String location) {
        try {
            return new Step(null, from.resolve(location.strip().replace(" ", "%20")));
        } catch (IllegalArgumentException e) {
            return Step.end(new FetchOutcome.Refused(host(from) + " redirects to an invalid address"));
        }
    }

    private FetchOutcome received(ClassicHttpResponse response, URI uri, Path directory) throws IOException {
        try (BodyFile body = BodyFile.create(directory.resolve("fetch-" + UUID.randomUUID() + ".part"))) {
            boolean kept = false;
            try {
                kept = receive(response, body);
            } finally {
                if (!kept) {
                    body.delete();
                }
            }
            return kept
                    ? new FetchOutcome.Fetched(body.path())
                    : new FetchOutcome.Refused(host(uri) + " returned not a picture but " + body.description());
        }
    }

    /** Whether a picture arrived; one that is whole by its own bytes counts even if its transfer ended wrongly. */
    private boolean receive(ClassicHttpResponse response, BodyFile body) throws IOException {
        HttpEntity entity = response.getEntity();
        Header encoding = response.getFirstHeader("Content-Encoding");
        try {
            InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent();
            body.receive(key.maskIn(
                    ContentDecoding.decoded(in, encoding == null ? "" : String.valueOf(encoding.getValue()))));
        } catch (BodyFile.LocalFileException e) {
            throw e;
        } catch (IOException e) {
            if (PictureEnd.isThere(body.path())) {
                return true;
            }
            throw e;
        }
        return body.kind() == BodyKind.PICTURE && !body.oversized();
    }

    private static String host(URI uri) {
        return uri.getHost() == null ? "an address without a host" : uri.getHost();
    }
}
