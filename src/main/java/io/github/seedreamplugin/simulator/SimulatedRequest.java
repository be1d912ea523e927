package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.image.ImageAttributes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One request that the service has understood, and what has become of it so far. */
final class SimulatedRequest {

    /** How far it is. */
    enum Status {
        QUEUED,
        PROCESSING,
        COMPLETED,
        FAILED
    }

    /**
     * What it came to.
     *
     * @param status how far it is
     * @param images how many pictures were made
     * @param cost what was charged
     * @param error why it failed
     * @param since a reading of {@link System#nanoTime()}
     */
    record Result(Status status, int images, BigDecimal cost, String error, long since) {}

    private final String id = UUID.randomUUID().toString();
    private final long submitted = System.nanoTime();
    private final Instant created;
    private final String body;
    private final ImageAttributes attributes;
    private volatile Result result = result(Status.QUEUED, 0, BigDecimal.ZERO, "");

    SimulatedRequest(Instant created, String body, ImageAttributes attributes) {
        this.created = created;
        this.body = body;
        this.attributes = attributes;
    }

    private static Result result(Status status, int images, BigDecimal cost, String error) {
        return new Result(status, images, cost, error, System.nanoTime());
    }

    String id() {
        return id;
    }

    Instant created() {
        return created;
    }

    String body() {
        return body;
    }

    ImageAttributes attributes() {
        return attributes;
    }

    Optional<Rehearsal> rehearsal() {
        return Rehearsal.in(attributes.prompt());
    }

    Result result() {
        return result;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - submitted);
    }

    void processing() {
        result = result(Status.PROCESSING, 0, BigDecimal.ZERO, "");
    }

    void completed(int images, BigDecimal cost) {
        result = result(Status.COMPLETED, images, cost, "");
    }

    void failed(String error, BigDecimal cost) {
        result = result(Status.FAILED, 0, cost, error);
    }
}
