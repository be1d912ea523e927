package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a {@link ScriptedEndpoint} does with one request: immutable, started by a factory and refined by the rest.
 *
 * <pre>{@code
 * ScriptedAnswer.picture()                          // 200, a new small JPEG, charged
 * ScriptedAnswer.picture().cutBodyAfter(100)        // charged, then the connection breaks
 * ScriptedAnswer.error(500, "oops").charged()       // charged although it is an error
 * ScriptedAnswer.error(504, "late").chargedAfter(d) // charged so long after the request arrived
 * ScriptedAnswer.closed().charged()                 // charged and never answered
 * ScriptedAnswer.closed().running(job)              // v2: accepted, and the client never hears of it
 * ScriptedAnswer.pieces(inline(), linked(error(503, "busy")), failed("X", "words"))
 * }</pre>
 *
 * <p>An answer of 200 is charged and any other is not, unless it says otherwise. The charge is booked when the answer
 * begins, after any holding; a client that has gone by then has paid.
 */
public final class ScriptedAnswer implements Cloneable {

    /** When the price is booked. */
    enum ChargeTime {
        NEVER,
        WITH_THE_ANSWER,
        AFTER_A_DELAY,
        WHEN_SETTLED
    }

    /** How the body is delimited. */
    enum Framing {
        LENGTH,
        CHUNKED,
        UNTIL_CLOSED
    }

    int status;
    String contentType = "";
    SortedMap<String, Optional<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Function<Making, byte[]> body = making -> new byte[0];
    ChargeTime charge = ChargeTime.NEVER;
    Duration chargeDelay = Duration.ZERO;
    Optional<BigDecimal> amount = Optional.empty();
    int made;
    Optional<Set<StatedFact>> stated = Optional.empty();
    Optional<ScriptedJob> job = Optional.empty();
    Framing framing = Framing.LENGTH;
    Optional<Coding> coding = Optional.empty();
    OptionalInt sentOfBody = OptionalInt.empty();
    OptionalInt declaredLength = OptionalInt.empty();
    boolean lastChunk = true;
    boolean answered = true;
    boolean held;
    boolean hung;
    boolean reset;
    Duration delay = Duration.ZERO;
    Duration bodyDrip = Duration.ZERO;
    Duration headDrip = Duration.ZERO;

    private ScriptedAnswer() {}

    private ScriptedAnswer with(Consumer<ScriptedAnswer> change) {
        try {
            ScriptedAnswer copy = (ScriptedAnswer) clone();
            copy.headers = new TreeMap<>(headers);
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a healthy service does: a JPEG for one image, a JSON with base64 pieces for several. */
    public static ScriptedAnswer asAsked() {
        return status(200).with(it -> it.body = making -> making.images() == 1 ? making.picture() : making.allInline());
    }

    /** 200 with a new JPEG of 64x36 pixels. */
    public static ScriptedAnswer picture() {
        return picture(64, 36);
    }

    /** 200 with a new JPEG of that size. */
    public static ScriptedAnswer picture(int width, int height) {
        return status(200).contentType("image/jpeg").with(it -> it.body = making -> making.picture(width, height));
    }

    /** 200 with a JSON of {@code data[].b64_json}, so many new JPEGs, each charged. */
    public static ScriptedAnswer pictures(int count) {
        return pieces(Collections.nCopies(count, ScriptedPiece.inline()).toArray(ScriptedPiece[]::new));
    }

    /** 200 with a JSON of these pieces under {@code data}; each picture among them counts as made. */
    public static ScriptedAnswer pieces(ScriptedPiece... pieces) {
        return pieces(JsonShape.DATA, pieces);
    }

    /** 200 with a JSON of these pieces in that shape; each picture among them counts as made. */
    public static ScriptedAnswer pieces(JsonShape shape, ScriptedPiece... pieces) {
        return json("").with(it -> {
            it.body = making -> shape.write(making.entries(List.of(pieces))).getBytes(StandardCharsets.UTF_8);
            it.made = (int) Arrays.stream(pieces).filter(ScriptedPiece::isMade).count();
        });
    }

    /** 200 with a JSON of {@code data[].url}. */
    public static ScriptedAnswer urls(Object... urls) {
        return json(JsonShape.DATA.write(Arrays.stream(urls)
                .map(url -> new JsonShape.Entry("url", "\"" + url + "\""))
                .toList()));
    }

    /** 200 with that JSON. */
    public static ScriptedAnswer json(String json) {
        return status(200).contentType("application/json").body(json);
    }

    /** The web page of a proxy or of a service under maintenance, with that status. */
    public static ScriptedAnswer page(int status) {
        return status(status).contentType("text/html").body("<!DOCTYPE html><html><body>Sorry</body></html>");
    }

    /** An error of that status with {@code {"error": text}}. */
    public static ScriptedAnswer error(int status, String text) {
        return status(status).contentType("application/json").body("{\"error\":" + JsonShape.quoted(text) + "}");
    }

    /** The provider's refusal of a prompt, word by word. */
    public static ScriptedAnswer moderated() {
        return error(
                400,
                "ByteDance image API error: The request failed because the output image may contain sensitive"
                        + " information.");
    }

    /** v2's acceptance of a request. */
    public static ScriptedAnswer accepted(ScriptedJob job) {
        return json("").free()
                .running(job)
                .with(it -> it.body = making -> making.acceptance().getBytes(StandardCharsets.UTF_8));
    }

    public static ScriptedAnswer redirect(int status, Object target) {
        return status(status).header("location", target.toString());
    }

    /** That status without a body. */
    public static ScriptedAnswer status(int status) {
        return new ScriptedAnswer().with(it -> {
            it.status = status;
            it.charge = status == 200 ? ChargeTime.WITH_THE_ANSWER : ChargeTime.NEVER;
        });
    }

    /** Reads the request and closes the connection; not charged unless {@link #charged()}. */
    public static ScriptedAnswer closed() {
        return status(0).with(it -> it.answered = false);
    }

    /** Reads the request and says nothing more until the endpoint is closed; {@link #charged()} books at once. */
    public static ScriptedAnswer hang() {
        return closed().with(it -> it.hung = true);
    }

    public ScriptedAnswer charged() {
        return with(it -> it.charge = ChargeTime.WITH_THE_ANSWER);
    }

    /** Charged that amount rather than the price. */
    public ScriptedAnswer charged(String credits) {
        return charged().with(it -> it.amount = Optional.of(new BigDecimal(credits)));
    }

    /** Charged once the test calls {@link ScriptedEndpoint#settleLateCharges()}. */
    public ScriptedAnswer chargedLate() {
        return with(it -> it.charge = ChargeTime.WHEN_SETTLED);
    }

    /** Charged so long after the request has arrived, or when late charges are settled, whatever comes first. */
    public ScriptedAnswer chargedAfter(Duration time) {
        return with(it -> {
            it.charge = ChargeTime.AFTER_A_DELAY;
            it.chargeDelay = time;
        });
    }

    public ScriptedAnswer free() {
        return with(it -> it.charge = ChargeTime.NEVER);
    }

    /** What this answer states, whatever the account does. */
    public ScriptedAnswer stating(StatedFact... facts) {
        Set<StatedFact> set = EnumSet.noneOf(StatedFact.class);
        set.addAll(List.of(facts));
        return with(it -> it.stated = Optional.of(set));
    }

    /** The request was accepted by the queue, whatever is answered. */
    public ScriptedAnswer running(ScriptedJob accepted) {
        return with(it -> it.job = Optional.of(accepted));
    }

    /** The same under another status; charged or not as before. */
    public ScriptedAnswer withStatus(int other) {
        return with(it -> it.status = other);
    }

    /** Sets a header, one that the endpoint would set itself included. */
    public ScriptedAnswer header(String name, String value) {
        return with(it -> it.headers.put(name, Optional.of(value)));
    }

    /** Leaves out a header that the endpoint would set itself. */
    public ScriptedAnswer withoutHeader(String name) {
        return with(it -> it.headers.put(name, Optional.empty()));
    }

    public ScriptedAnswer contentType(String value) {
        return with(it -> it.contentType = value);
    }

    public ScriptedAnswer body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public ScriptedAnswer body(byte[] bytes) {
        return with(it -> it.body = making -> bytes);
    }

    /** Breaks the connection after so many bytes of the body, whose whole length was declared. */
    public ScriptedAnswer cutBodyAfter(int bytes) {
        return with(it -> it.sentOfBody = OptionalInt.of(bytes));
    }

    /** Declares that many bytes, sends the whole body and closes the connection. */
    public ScriptedAnswer declaringLength(int bytes) {
        return with(it -> it.declaredLength = OptionalInt.of(bytes));
    }

    public ScriptedAnswer chunked() {
        return with(it -> it.framing = Framing.CHUNKED);
    }

    /** The whole body in chunks, and the connection closes where the last chunk should be. */
    public ScriptedAnswer withoutLastChunk() {
        return chunked().with(it -> it.lastChunk = false);
    }

    /** The body ends where the connection does. */
    public ScriptedAnswer untilClosed() {
        return with(it -> it.framing = Framing.UNTIL_CLOSED);
    }

    public ScriptedAnswer gzip() {
        return with(it -> it.coding = Optional.of(Coding.GZIP));
    }

    public ScriptedAnswer deflate() {
        return with(it -> it.coding = Optional.of(Coding.DEFLATE));
    }

    /** Waits for {@link ScriptedEndpoint#release()} before anything is charged or answered. */
    public ScriptedAnswer held() {
        return with(it -> it.held = true);
    }

    /** Waits so long before anything is charged or answered. */
    public ScriptedAnswer after(Duration time) {
        return with(it -> it.delay = time);
    }

    /** Sends the body byte by byte, at this pace. */
    public ScriptedAnswer dripping(Duration pause) {
        return with(it -> it.bodyDrip = pause);
    }

    /** Sends status line and headers byte by byte, at this pace. */
    public ScriptedAnswer drippingHeaders(Duration pause) {
        return with(it -> it.headDrip = pause);
    }

    /** Where the connection breaks or closes, it does so by a TCP reset. */
    public ScriptedAnswer byReset() {
        return with(it -> it.reset = true);
    }
}
