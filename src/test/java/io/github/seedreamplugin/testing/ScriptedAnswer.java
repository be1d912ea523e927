package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a {@link ScriptedEndpoint} does with one request: immutable, started by a factory and refined by the rest.
 *
 * <pre>{@code
 * ScriptedAnswer.picture()                          // 200, a new small JPEG, charged
 * ScriptedAnswer.picture().cutBodyAfter(100)        // charged, then the connection breaks
 * ScriptedAnswer.error(500, "oops").charged()       // charged all the same
 * ScriptedAnswer.closed().charged()                 // charged and never answered
 * ScriptedAnswer.picture().held()                   // waits for endpoint.release()
 * }</pre>
 *
 * <p>An answer of 200 is charged and any other is not, unless it says otherwise. The charge is booked when the answer
 * begins, after any holding; a client that has gone by then has paid.
 */
public final class ScriptedAnswer {

    /** When the price is booked. */
    enum Charge {
        NEVER,
        WITH_THE_ANSWER,
        WHEN_SETTLED
    }

    /** How the body is delimited. */
    enum Framing {
        LENGTH,
        CHUNKED,
        UNTIL_CLOSED
    }

    private static final int WHOLE = Integer.MAX_VALUE;

    private int status;
    private String contentType = "";
    private SortedMap<String, Optional<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private IntFunction<byte[]> body = images -> new byte[0];
    private Charge charge = Charge.NEVER;
    private Optional<BigDecimal> amount = Optional.empty();
    private int pictures;
    private Framing framing = Framing.LENGTH;
    private int sentOfBody = WHOLE;
    private boolean answered = true;
    private boolean held;
    private boolean hung;
    private boolean reset;
    private Duration bodyDrip = Duration.ZERO;
    private Duration headDrip = Duration.ZERO;

    private ScriptedAnswer() {}

    private ScriptedAnswer(ScriptedAnswer other) {
        status = other.status;
        contentType = other.contentType;
        headers.putAll(other.headers);
        body = other.body;
        charge = other.charge;
        amount = other.amount;
        pictures = other.pictures;
        framing = other.framing;
        sentOfBody = other.sentOfBody;
        answered = other.answered;
        held = other.held;
        hung = other.hung;
        reset = other.reset;
        bodyDrip = other.bodyDrip;
        headDrip = other.headDrip;
    }

    /** What a healthy service does: a JPEG for one image, a JSON with base64 pieces for several. */
    public static ScriptedAnswer asAsked() {
        ScriptedAnswer answer = status(200);
        answer.body = images -> images == 1 ? TestPictures.jpeg() : base64(images);
        return answer;
    }

    /** 200 with a new JPEG of 64x36 pixels. */
    public static ScriptedAnswer picture() {
        ScriptedAnswer answer = status(200).contentType("image/jpeg");
        answer.body = images -> TestPictures.jpeg();
        return answer;
    }

    /** 200 with a new JPEG of that size. */
    public static ScriptedAnswer picture(int width, int height) {
        ScriptedAnswer answer = picture();
        answer.body = images -> TestPictures.jpeg(width, height);
        return answer;
    }

    /** 200 with a JSON of {@code data[].b64_json}, so many new JPEGs, each charged. */
    public static ScriptedAnswer pictures(int count) {
        ScriptedAnswer answer = status(200).contentType("application/json");
        answer.body = images -> base64(count);
        answer.pictures = count;
        return answer;
    }

    /** 200 with a JSON of {@code data[].url}. */
    public static ScriptedAnswer urls(Object... urls) {
        return json(IntStream.range(0, urls.length)
                .mapToObj(i -> "{\"url\":\"" + urls[i] + "\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}")));
    }

    /** 200 with that JSON. */
    public static ScriptedAnswer json(String json) {
        return status(200).contentType("application/json").body(json);
    }

    /** An error of that status with {@code {"error": text}}. */
    public static ScriptedAnswer error(int status, String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return status(status).contentType("application/json").body("{\"error\":\"" + escaped + "\"}");
    }

    /** The provider's refusal of a prompt, word by word. */
    public static ScriptedAnswer moderated() {
        return error(
                400,
                "ByteDance image API error: The request failed because the output image may contain sensitive"
                        + " information.");
    }

    /** That status without a body. */
    public static ScriptedAnswer status(int status) {
        ScriptedAnswer answer = new ScriptedAnswer();
        answer.status = status;
        answer.charge = status == 200 ? Charge.WITH_THE_ANSWER : Charge.NEVER;
        return answer;
    }

    /** Reads the request and closes the connection; not charged unless {@link #charged()}. */
    public static ScriptedAnswer closed() {
        ScriptedAnswer answer = status(0);
        answer.answered = false;
        return answer;
    }

    /** Reads the request and says nothing more until the endpoint is closed; {@link #charged()} books at once. */
    public static ScriptedAnswer hang() {
        ScriptedAnswer answer = closed();
        answer.hung = true;
        return answer;
    }

    public ScriptedAnswer charged() {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.charge = Charge.WITH_THE_ANSWER;
        return copy;
    }

    /** Charged that amount rather than the price. */
    public ScriptedAnswer charged(String credits) {
        ScriptedAnswer copy = charged();
        copy.amount = Optional.of(new BigDecimal(credits));
        return copy;
    }

    /** Charged once the test calls {@link ScriptedEndpoint#settleLateCharges()}. */
    public ScriptedAnswer chargedLate() {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.charge = Charge.WHEN_SETTLED;
        return copy;
    }

    public ScriptedAnswer free() {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.charge = Charge.NEVER;
        return copy;
    }

    /** Sets a header, one that the endpoint would set itself included. */
    public ScriptedAnswer header(String name, String value) {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.headers.put(name, Optional.of(value));
        return copy;
    }

    /** Leaves out a header that the endpoint would set itself. */
    public ScriptedAnswer withoutHeader(String name) {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.headers.put(name, Optional.empty());
        return copy;
    }

    public ScriptedAnswer contentType(String value) {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.contentType = value;
        return copy;
    }

    public ScriptedAnswer body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public ScriptedAnswer body(byte[] bytes) {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.body = images -> bytes;
        return copy;
    }

    /** Breaks the connection after so many bytes of the body, whose whole length was declared. */
    public ScriptedAnswer cutBodyAfter(int bytes) {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.sentOfBody = bytes;
        return copy;
    }

    public ScriptedAnswer chunked() {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.framing = Framing.CHUNKED;
        return copy;
    }

    /** The body ends where the connection does. */
    public ScriptedAnswer untilClosed() {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.framing = Framing.UNTIL_CLOSED;
        return copy;
    }

    /** Waits for {@link ScriptedEndpoint#release()} before anything is charged or answered. */
    public ScriptedAnswer held() {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.held = true;
        return copy;
    }

    /** Sends the body byte by byte, at this pace. */
    public ScriptedAnswer dripping(Duration pause) {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.bodyDrip = pause;
        return copy;
    }

    /** Sends status line and headers byte by byte, at this pace. */
    public ScriptedAnswer drippingHeaders(Duration pause) {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.headDrip = pause;
        return copy;
    }

    /** Where the connection breaks or closes, it does so by a TCP reset. */
    public ScriptedAnswer byReset() {
        ScriptedAnswer copy = new ScriptedAnswer(this);
        copy.reset = true;
        return copy;
    }

    private static byte[] base64(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Base64.getEncoder().encodeToString(TestPictures.jpeg()))
                .map(text -> "{\"b64_json\":\"" + text + "\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    byte[] bodyFor(int images) {
        return body.apply(images);
    }

    BigDecimal amount(BigDecimal price, int images) {
        return amount.orElseGet(() -> price.multiply(BigDecimal.valueOf(pictures > 0 ? pictures : images)));
    }

    String contentTypeFor(int images) {
        if (contentType.isEmpty() && status == 200) {
            return images == 1 ? "image/jpeg" : "application/json";
        }
        return contentType;
    }

    Map<String, Optional<String>> headers() {
        return headers;
    }

    int status() {
        return status;
    }

    Charge charge() {
        return charge;
    }

    Framing framing() {
        return framing;
    }

    int sentOfBody() {
        return sentOfBody;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isHeld() {
        return held;
    }

    boolean isHung() {
        return hung;
    }

    boolean isReset() {
        return reset;
    }

    Duration bodyDrip() {
        return bodyDrip;
    }

    Duration headDrip() {
        return headDrip;
    }
}
