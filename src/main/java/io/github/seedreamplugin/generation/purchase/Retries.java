package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.RetryPolicy;
import java.util.concurrent.ThreadLocalRandom;

/** Decides whether one image may be asked for again, and waits until then. */
final class Retries {

    private final RunContext context;
    private final PurchaseTools tools;

    Retries(RunContext context, PurchaseTools tools) {
        this.context = context;
        this.tools = tools;
    }

    /**
     * What to do after a call.
     *
     * @param outcome of the call
     * @param sofar what became of the image by all of its calls
     */
    RetryPolicy.Decision after(CallOutcome outcome, ImageOutcome sofar) {
        boolean free = sofar.failure().isPresent()
                && sofar.unknown().isEmpty()
                && sofar.calls().stream().allMatch(call -> call.cost().isFree());
        RetryPolicy.Decision decision = new RetryPolicy(
                        context.request().calls().retries())
                .decide(outcome, sofar.attempts(), ThreadLocalRandom.current());
        if (decision instanceof RetryPolicy.Decision.EndTheRun end) {
            tools.health().comeBackLater(sofar.failure().orElseGet(RunHealth::stopped), end.wish());
            return decision;
        }
        if (!free
                || !(decision instanceof RetryPolicy.Decision.RetryAfter retry)
                || context.stop().isRaised()
                || !tools.health().tokens().take()) {
            return new RetryPolicy.Decision.Stop();
        }
        if (retry.slowsTheRun()) {
            tools.calls().slowDown(retry.delay());
        }
        return decision;
    }

    /** Waits as long as this image alone has to wait. */
    void pause(RetryPolicy.Decision.RetryAfter retry) throws InterruptedException {
        if (!retry.slowsTheRun()) {
            context.stop().await(retry.delay());
        }
    }
}
