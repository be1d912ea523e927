package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.RetryPolicy;
import java.io.IOException;

/** Buys one image with direct calls. Whoever makes it holds the key's lock, so that nobody else buys the same. */
final class Purchase {

    private final PurchaseTools tools;
    private final PlannedImage image;
    private final Conclusion conclusion;
    private final Retries retries;

    Purchase(RunContext context, PurchaseTools tools, PlannedImage image) {
        this.tools = tools;
        this.image = image;
        this.conclusion = new Conclusion(context, tools, image);
        this.retries = new Retries(context, tools);
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
                decision = retries.after(outcome, sofar);
                if (!(decision instanceof RetryPolicy.Decision.RetryAfter)) {
                    // Before the call is over, so that whoever waits for its end knows.
                    tools.health().learn(sofar);
                    return sofar;
                }
            }
            retries.pause((RetryPolicy.Decision.RetryAfter) decision);
        }
    }
}
