package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one image of the manifest.
 *
 * @param name its name in the manifest
 * @param state what became of it
 * @param credits what this run paid for it
 * @param attempts how many calls were sent for it
 * @param took from its first call to its end
 * @param received how many pictures the service returned, or the bank had
 * @param files the pictures in the output directory
 * @param problem why it failed or was not started
 * @param attributes the request, with defaults applied
 * @param take which purchase of the prompt this is, from 1
 * @param bought when its pictures were bought, by whichever run
 * @param line where it is in the manifest, from 1
 * @param column where it is in the manifest, from 1
 */
public record ImageResult(
        String name,
        State state,
        BigDecimal credits,
        int attempts,
        Duration took,
        int received,
        List<ResultFile> files,
        Optional<Failure> problem,
        ImageAttributes attributes,
        int take,
        Optional<Instant> bought,
        int line,
        int column) {

    public ImageResult {
        Require.text("the name of an image", name);
        Require.place(line, column);
        credits = Credits.amount("the cost of " + name, credits);
        took = DurationText.normal("the time of " + name, took);
        files = List.copyOf(files);
        if (attempts < 0 || received < 0 || take < 1) {
            throw new IllegalArgumentException(
                    name + " has attempts " + attempts + ", received " + received + ", take " + take);
        }
        if (state == State.FAILED && problem.isEmpty()) {
            throw new IllegalArgumentException(name + " failed without a reason");
        }
    }

    /** How many pictures were asked for. */
    public int requested() {
        return attributes.maxImages();
    }
}
