package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.RetryPolicy;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** Buys one image with direct calls. Whoever makes it holds the key's lock, so that nobody else buys the same. */
final class Purchase {

    private final RunContext context;
    private final PurchaseTools tools;
    private final PlannedImage image;
    private final Conclusion conclusion;

    Purchase(RunContext context, PurchaseTools tools, PlannedImage image) {
        this.context = context;
        this.tools = tools;
        this.image = image;
        this.conclusion = new Conclusion(context, tools, image);
    }

    /** Calls until there is a picture, or a reason to stop. */
    ImageOutcome make() throws IOException, InterruptedException {
        ImageOutcome sofar = null;
        while (true) {
            LedgeredCall.Turn turn = tools.calls().open(image);
            if (turn instanceof LedgeredCall.Turn.Refused refused) {
                ImageOutcome none = ImageOutcome.notStarted(image, refused.reason());
                return sofar == null ? none : sofar;
            }
            RetryPolicy.Decision decision;
            try (OpenCall call = ((LedgeredCall.Turn.Open) turn).call()) {
                CallOutcome outcome = tools.client().buy(image.spec().attributes(), call.directory());
                ImageOutcome now = conclusion.of(call, outcome);
                sofar = sofar == null ? now : sofar.becomes(now);
                decision = decision(outcome, sofar);
                if (!(decision instanceof RetryPolicy.Decision.RetryAfter)) {
                    // Before the call is over, so that whoever waits for its end knows.
                    tools.health().learn(sofar);
                    return sofar;
                }
            }
            pause((RetryPolicy.Decision.RetryAfter) decision);
        }
    }

    private void pause(RetryPolicy.Decision.RetryAfter retry) throws InterruptedException {
        if (!retry.slowsTheRun()) {
            context.stop().await(retry.delay());
        }
    }

    private RetryPolicy.Decision decision(CallOutcome outcome, ImageOutcome sofar) {
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
}
