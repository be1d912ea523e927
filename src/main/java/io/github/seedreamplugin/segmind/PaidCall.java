package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The call that costs money: one POST, and everything that can come of it. */
final class PaidCall {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final Transport transport;
    private final PictureFetcher fetcher;
    private final ClientSettings settings;
    private final ApiKey key;
    private final Clock clock;

    PaidCall(Transport transport, PictureFetcher fetcher, ClientSettings settings, ApiKey key, Clock clock) {
        this.transport = transport;
        this.fetcher = fetcher;
        this.settings = settings;
        this.key = key;
        this.clock = clock;
    }

    CallOutcome send(ImageAttributes attributes, Path directory) {
        // Half a surrogate pair would be dropped or replaced without a word: another prompt than the one to pay for.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(attributes.prompt())) {
            return new CallOutcome.NotSent("the prompt has half a surrogate pair in it, which is no text", false);
        }
        BodyFile body;
        try {
            // A place for the picture before anything is paid: a full or read-only disk must show now.
            body = BodyFile.createIn(directory);
        } catch (BodyFile.LocalFileException e) {
            return new CallOutcome.NotSent(String.valueOf(e.getMessage()), false);
        }
        CallOutcome outcome = send(request(attributes), body);
        if (!isKept(outcome, body.path())) {
            body.delete();
        }
        return outcome;
    }

    private static boolean isKept(CallOutcome outcome, Path body) {
        if (outcome instanceof CallOutcome.Received received) {
            return received.files().contains(body)
                    || received.remains().filter(body::equals).isPresent();
        }
        return outcome instanceof CallOutcome.Unreadable;
    }

    private HttpPost request(ImageAttributes attributes) {
        HttpPost post = new HttpPost(settings.endpoint().uri());
        post.setHeader("x-api-key", key.value());
        post.setHeader("Accept", "image/jpeg, image/png, image/webp, application/json");
        post.setHeader("Connection", "close");
        post.setEntity(new ByteArrayEntity(json(attributes), ContentType.APPLICATION_JSON));
        return post;
    }

    /** All six attributes, always: the provider's default of {@code watermark} has changed once already. */
    private static byte[] json(ImageAttributes attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("prompt", attributes.prompt());
            json.writeStringProperty("aspect_ratio", attributes.aspectRatio().value());
            json.writeStringProperty("size", attributes.size().value());
            json.writeNumberProperty("max_images", attributes.maxImages());
            json.writeStringProperty(
                    "optimize_prompt", attributes.optimizePrompt().value());
            json.writeBooleanProperty("watermark", attributes.watermark());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private CallOutcome send(HttpPost post, BodyFile body) {
        Answered answered;
        try (Exchange exchange = transport.open(post, settings.requestTimeout())) {
            answered = exchange(exchange, body);
        }
        // The connection is given back before pictures are fetched: each thread holds one at a time.
        return answered instanceof Paid paid ? paid(paid, body) : ((Settled) answered).outcome();
    }

    /** Either all is said, or a body is there to be looked into. */
    private sealed interface Answered {}

    private record Settled(CallOutcome outcome) implements Answered {}

    private record Paid(Answer answer, Optional<TransportFailure> brokenOff) implements Answered {}

    private Answered exchange(Exchange exchange, BodyFile body) {
        Optional<Answer> answer = Optional.empty();
        try {
            ClassicHttpResponse response = exchange.send();
            if (!exchange.begun() || (transport.hasProxy() && response.getCode() == PROXY_AUTHENTICATION_REQUIRED)) {
                return new Settled(refusedByProxy(response));
            }
            Answer head = head(response, exchange);
            if (head.status() < 200 || head.status() > 299) {
                return new Settled(refused(head, AnswerText.of(response, key)));
            }
            answer = Optional.of(head);
            return new Paid(head(response, exchange), receive(response, body));
        } catch (IOException | RuntimeException e) {
            TransportFailure fault = TransportFailure.of(e, exchange, key);
            if (answer.isPresent() && !(e instanceof BodyFile.LocalFileException)) {
                return new Paid(answer.get(), Optional.of(fault));
            }
            return new Settled(
                    exchange.begun()
                            ? new CallOutcome.Unknown(fault.words(), answer)
                            : new CallOutcome.NotSent(fault.words(), fault.passing()));
        }
    }

    private Answer head(ClassicHttpResponse response, Exchange exchange) {
        return AnswerHead.of(response, exchange, key, clock);
    }

    private Optional<TransportFailure> receive(ClassicHttpResponse response, BodyFile body) throws IOException {
        HttpEntity entity = response.getEntity();
        body.receive(key.maskIn(entity == null ? InputStream.nullInputStream() : entity.getContent()));
        boolean untilClose = entity != null && entity.getContentLength() < 0 && !entity.isChunked();
        // HttpClient takes a head that breaks off between two lines for a whole one.
        return untilClose && body.kind() == BodyKind.NOTHING
                ? Optional.of(new TransportFailure("nothing came after its head", true))
                : Optional.empty();
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

    private static CallOutcome refused(Answer answer, String message) {
        boolean refusal = (answer.status() >= 300 && answer.status() < 500) || answer.status() == 503;
        return refusal
                ? new CallOutcome.Refused(Refusal.of(answer.status(), message), answer, message)
                : new CallOutcome.ServerError(answer, message);
    }

    private CallOutcome paid(Paid paid, BodyFile body) {
        boolean whole = paid.brokenOff().isEmpty() && !body.oversized();
        if (body.kind() == BodyKind.PICTURE && whole) {
            return new CallOutcome.Received(List.of(body.path()), List.of(), paid.answer());
        }
        try {
            if (body.kind() == BodyKind.JSON) {
                Optional<CallOutcome> received = inJson(paid.answer(), body.path(), whole);
                if (received.isPresent()) {
                    return received.get();
                }
            }
        } catch (IOException e) {
            return new CallOutcome.Unreadable(body.path(), "the answer could not be read again: " + e, paid.answer());
        }
        return paid.brokenOff()
                .<CallOutcome>map(fault ->
                        new CallOutcome.Unknown("the answer broke off: " + fault.words(), Optional.of(paid.answer())))
                .orElseGet(
                        () -> new CallOutcome.Unreadable(body.path(), unreadable(paid.answer(), body), paid.answer()));
    }

    private static String unreadable(Answer answer, BodyFile body) {
        String type = answer.headers().getOrDefault("content-type", "no content type");
        String what = body.kind() == BodyKind.JSON ? body.description() + " without a picture" : body.description();
        return "HTTP " + answer.status() + " brought " + what + " (" + type + ")";
    }

    /** The pictures of a JSON answer; also of one that broke off, since those before the break are paid and whole. */
    private Optional<CallOutcome> inJson(Answer answer, Path json, boolean whole) throws IOException {
        JsonPictures.Found found = JsonPictures.in(json);
        boolean complete = whole && found.whole();
        List<Path> files = new ArrayList<>();
        List<URI> unfetched = new ArrayList<>();
        long until = System.nanoTime() + settings.requestTimeout().toNanos();
        for (JsonPictures.Piece piece : found.pieces()) {
            if (piece instanceof JsonPictures.Piece.Inline inline) {
                complete &= decode(json, inline, files);
            } else if (piece instanceof JsonPictures.Piece.Link link
                    && !key.isIn(link.uri().toString())) {
                Duration left = Duration.ofNanos(until - System.nanoTime());
                fetch(link.uri(), json.resolveSibling("."), left, files, unfetched);
            } else {
                complete = false;
            }
        }
        return files.isEmpty() && unfetched.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallOutcome.Received(
                        files, unfetched, answer, complete ? Optional.empty() : Optional.of(json)));
    }

    private void fetch(URI uri, Path directory, Duration left, List<Path> files, List<URI> unfetched) {
        if (fetcher.fetch(uri, directory.normalize(), left) instanceof FetchOutcome.Fetched fetched) {
            files.add(fetched.file());
        } else {
            unfetched.add(uri);
        }
    }

    /** Whether the string was a picture. One that is there already, under another name, is not counted again. */
    private boolean decode(Path json, JsonPictures.Piece.Inline inline, List<Path> files) throws IOException {
        Path directory = json.resolveSibling(".").normalize();
        try (BodyFile picture = BodyFile.createIn(directory)) {
            boolean decoded = decode(json, inline, picture);
            if (!decoded || isThere(picture.path(), files)) {
                picture.delete();
            } else {
                files.add(picture.path());
            }
            return decoded;
        }
    }

    private boolean decode(Path json, JsonPictures.Piece.Inline inline, BodyFile picture)
            throws BodyFile.LocalFileException {
        try (InputStream bytes = JsonStringBytes.decoded(json, inline.quoteAt())) {
            picture.receive(key.maskIn(bytes));
            return picture.kind() == BodyKind.PICTURE && !picture.oversized();
        } catch (BodyFile.LocalFileException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isThere(Path picture, List<Path> files) throws IOException {
        for (Path file : files) {
            if (Files.mismatch(file, picture) == -1) {
                return true;
            }
        }
        return false;
    }
}
