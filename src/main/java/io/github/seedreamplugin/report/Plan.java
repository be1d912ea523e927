package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code generate} would do.
 *
 * @param manifest path of the manifest, relative to the project
 * @param images what each image needs, in manifest order
 * @param cost the most that it would cost, in credits
 * @param avoided what the current and restored pictures would have cost
 * @param balance what the account holds, if it was asked
 * @param expected how long the purchases would take
 */
public record Plan(
        String manifest,
        List<PlannedStep> images,
        BigDecimal cost,
        BigDecimal avoided,
        Optional<BigDecimal> balance,
        Duration expected) {

    public Plan {
        Require.text("the manifest", manifest);
        images = List.copyOf(images);
        cost = Credits.amount("the cost", cost);
        avoided = Credits.amount("avoided", avoided);
        balance = balance.map(Credits::normal);
    }

    /** What the account would hold afterwards, if its balance is known. */
    public Optional<BigDecimal> left() {
        return balance.map(credits -> Credits.normal(credits.subtract(cost)));
    }

    long count(PlannedStep.Action action) {
        return images.stream().filter(image -> image.action() == action).count();
    }

    /** The plan in one sentence. */
    String inWords() {
        String counts = count(PlannedStep.Action.BUY) + " to buy, " + count(PlannedStep.Action.RESTORE)
                + " to restore, " + count(PlannedStep.Action.CURRENT) + " current";
        long blocked = count(PlannedStep.Action.BLOCKED);
        return images.size()
                + (images.size() == 1 ? " image: " : " images: ")
                + counts
                + (blocked == 0 ? "" : ", " + blocked + " blocked");
    }
}
