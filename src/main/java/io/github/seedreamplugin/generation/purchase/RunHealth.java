package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.generation.run.StopSignal;
import java.time.Duration;
import java.util.Optional;

/** Whether a run may still start calls: what earlier calls have taught it about the service. */
final class RunHealth {

    private static final int FAILURES_IN_A_ROW = 5;
    /** Each of these is paid for, most likely. */
    private static final int EMPTY_ANSWERS_IN_A_ROW = 3;

    private final StopSignal stop;
    private final RetryTokens tokens = new RetryTokens();
    private final CircuitBreaker failures = new CircuitBreaker(FAILURES_IN_A_ROW);
    private final CircuitBreaker emptyAnswers = new CircuitBreaker(EMPTY_ANSWERS_IN_A_ROW);
    private volatile Optional<ImageFailure> end = Optional.empty();

    RunHealth(StopSignal stop) {
        this.stop = stop;
    }

    static ImageFailure stopped() {
        return ImageFailure.of(FailureCode.STOPPED, "the build was stopped before this image was started");
    }

    RetryTokens tokens() {
        return tokens;
    }

    /** Why no call may start any more, if that is so. */
    Optional<ImageFailure> obstacle() {
        if (stop.isRaised()) {
            return Optional.of(stopped());
        }
        if (end.isPresent()) {
            return end;
        }
        if (failures.isOpen()) {
            return serviceDown("the service failed " + FAILURES_IN_A_ROW + " images in a row");
        }
        return emptyAnswers.isOpen()
                ? serviceDown(
                        "the service answered " + EMPTY_ANSWERS_IN_A_ROW + " calls in a row without a usable picture")
                : Optional.empty();
    }

    private static Optional<ImageFailure> serviceDown(String why) {
        return Optional.of(ImageFailure.of(
                FailureCode.SERVICE_DOWN,
                why + ", so nothing more was started; what was bought is kept; run the build again later"));
    }

    /** The service wants no requests for longer than a build waits. */
    void comeBackLater(ImageFailure failure, Duration wish) {
        end = Optional.of(ImageFailure.of(
                FailureCode.RATE_LIMITED,
                "the service asks to retry after " + wish.toSeconds()
                        + " s, so nothing more was started; run the build" + " again then (" + failure.message()
                        + ")"));
    }

    /** What the end of one image means for those not yet started. */
    void learn(ImageOutcome outcome) {
        if (outcome.hasPictures()) {
            failures.succeeded();
            emptyAnswers.succeeded();
            tokens.succeeded();
            return;
        }
        Optional<FailureCode> code = outcome.failure().map(ImageFailure::code);
        if (code.filter(FailureCode::endsTheRun).isPresent()) {
            end = outcome.failure();
        }
        boolean empty = code.filter(FailureCode::isEmptyAnswer).isPresent();
        if (empty) {
            emptyAnswers.failed();
        }
        if (!empty
                && (outcome.unknown().isPresent()
                        || code.filter(FailureCode::isOfTheService).isPresent())) {
            failures.failed();
        }
    }
}
