package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words why an image is to be bought. */
final class PurchaseReason {

    private PurchaseReason() {}

    /** What has changed since the purchase that the lock names. */
    static String between(Optional<LockEntry> locked, ImageSpec spec) {
        if (locked.isEmpty()) {
            return "new";
        }
        ImageAttributes before = locked.get().attributes();
        ImageAttributes now = spec.attributes();
        List<String> changes = new ArrayList<>();
        if (!before.prompt().equals(now.prompt())) {
            changes.add("prompt changed: " + WordDiff.between(before.prompt(), now.prompt()));
        }
        add(
                changes,
                "aspect_ratio",
                before.aspectRatio().value(),
                now.aspectRatio().value());
        add(changes, "size", before.size().value(), now.size().value());
        add(changes, "max_images", before.maxImages(), now.maxImages());
        add(
                changes,
                "optimize_prompt",
                before.optimizePrompt().value(),
                now.optimizePrompt().value());
        add(changes, "watermark", before.watermark(), now.watermark());
        add(changes, "take", locked.get().take(), spec.take());
        return changes.isEmpty() ? "another endpoint" : String.join("; ", changes);
    }

    private static void add(List<String> changes, String attribute, Object before, Object now) {
        if (!before.equals(now)) {
            changes.add(attribute + " " + before + " -> " + now);
        }
    }
}
