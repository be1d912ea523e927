package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.generation.plan.PlannedImage;
import io.github.seedreamplugin.generation.purchase.ImageOutcome;
import io.github.seedreamplugin.generation.purchase.ProgressCounter;
import io.github.seedreamplugin.generation.run.ImageFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the images of a run, as far as it is known. */
final class RunOutcomes {

    private final ProgressCounter counter;
    private final Map<String, ImageOutcome> byName = new HashMap<>();

    RunOutcomes(ProgressCounter counter) {
        this.counter = counter;
    }

    /** Counts the images of a run while they are bought. */
    ProgressCounter counter() {
        return counter;
    }

    /** An image that needed no service. */
    void add(ImageOutcome outcome) {
        counter.ended(outcome, Optional.empty());
        byName.put(outcome.image().spec().name(), outcome);
    }

    /** Images that were bought, or tried; buying has counted them already. */
    void addBought(List<ImageOutcome> outcomes) {
        outcomes.forEach(outcome -> byName.put(outcome.image().spec().name(), outcome));
    }

    /** Images that are not even tried, for this reason. */
    void refuse(List<PlannedImage> images, ImageFailure reason) {
        images.forEach(image -> add(ImageOutcome.notStarted(image, reason)));
    }

    List<ImageOutcome> inOrderOf(List<PlannedImage> plan) {
        return plan.stream().map(image -> byName.get(image.spec().name())).toList();
    }
}
