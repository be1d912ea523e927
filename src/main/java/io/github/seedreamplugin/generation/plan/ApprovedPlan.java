package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.files.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A {@code plan.json} that somebody has agreed to: a run buys what it says, or nothing. */
final class ApprovedPlan {

    private final Path file;

    ApprovedPlan(Path file) {
        this.file = file;
    }

    /** Why these purchases are not those of the plan, if they are not. */
    Optional<String> differs(List<PlannedImage> toBuy) {
        String approved;
        try {
            approved = Files.isRegularFile(file)
                    ? JsonMapper.shared().readTree(file).path("digest").asString("")
                    : "";
        } catch (JacksonException e) {
            approved = "";
        }
        if (approved.isEmpty()) {
            return Optional.of(
                    file + " is not a plan.json that the goal plan wrote; run it again, or check seedream.plan");
        }
        return approved.equals(digest(toBuy))
                ? Optional.empty()
                : Optional.of("this build would buy something else than " + file
                        + " says; run the goal plan again, and have the new plan approved");
    }

    /** As the plan's own digest is made: every purchase with its name, whatever their order. */
    private static String digest(List<PlannedImage> toBuy) {
        return Sha256.of(toBuy.stream()
                .filter(image -> image.step() instanceof ImageAction.Buy)
                .map(image -> image.spec().name() + " " + image.key().hex() + "\n")
                .sorted()
                .collect(Collectors.joining()));
    }
}
