package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.report.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code plan.json} that somebody has agreed to: a run buys what it says and nothing else. It may buy less, because a
 * run before it may have been cut off after it had bought some.
 */
final class ApprovedPlan {

    private final Path file;

    ApprovedPlan(Path file) {
        this.file = file;
    }

    /** Why one of these purchases is not in the plan, if that is so. */
    Optional<String> differs(List<PlannedImage> toBuy) {
        Set<String> approved = approved();
        if (approved.isEmpty()) {
            return Optional.of(
                    file + " is not a plan.json that the goal plan wrote; run it again, or check seedream.plan");
        }
        boolean within = toBuy.stream()
                .filter(image -> image.step() instanceof ImageAction.Buy)
                .allMatch(image -> approved.contains(
                        Plan.purchase(image.spec().name(), image.key().hex())));
        return within
                ? Optional.empty()
                : Optional.of("this build would buy something that is not in " + file
                        + "; run the goal plan again, and have the new plan approved");
    }

    /** Every purchase of the plan, or none if its digest is not theirs. */
    private Set<String> approved() {
        if (!Files.isRegularFile(file)) {
            return Set.of();
        }
        try {
            JsonNode plan = JsonMapper.shared().readTree(file);
            Set<String> purchases = plan.path("images")
                    .valueStream()
                    .filter(image -> image.path("action").asString("").equals("buy"))
                    .map(image -> Plan.purchase(
                            image.path("name").asString(""),
                            image.path("purchase").asString("")))
                    .collect(Collectors.toSet());
            return Plan.digest(purchases.stream()).equals(plan.path("digest").asString("")) ? purchases : Set.of();
        } catch (JacksonException e) {
            return Set.of();
        }
    }
}
