package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.StopSignal;
import java.util.Optional;

/** Whether a run may still start calls: what earlier calls have taught it about the service. */
final class RunHealth {

    private final StopSignal stop;
    private final RetryTokens tokens = new RetryTokens();
    private final CircuitBreaker breaker = new CircuitBreaker();
    private volatile Optional<Ending.Problem> end = Optional.empty();

    RunHealth(StopSignal stop) {
        this.stop = stop;
    }

    RetryTokens tokens() {
        return tokens;
    }

    /** Why no call may start any more, if that is so. */
    Optional<Ending.Problem> noMore() {
        if (stop.isRaised()) {
            return Optional.of(
                    new Ending.Problem(FailureCode.STOPPED, "the build was stopped before this image was started"));
        }
        if (end.isPresent()) {
            return end;
        }
        return breaker.isOpen()
                ? Optional.of(new Ending.Problem(FailureCode.SERVICE_DOWN, CircuitBreaker.message()))
                : Optional.empty();
    }

    /** What the end of one image's call means for those not yet started. */
    void learn(Ending ending) {
        if (ending instanceof Ending.Bought) {
            breaker.succeeded();
        } else if (ending instanceof Ending.Unsettled) {
            breaker.failed();
        } else if (ending instanceof Ending.Failed failed) {
            if (failed.problem().code().endsTheRun()) {
                end = Optional.of(failed.problem());
            }
            if (failed.problem().code().isOfTheService()) {
                breaker.failed();
            }
        }
    }
}
