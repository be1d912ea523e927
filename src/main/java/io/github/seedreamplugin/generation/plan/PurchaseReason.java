package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in words why an image is to be bought. */
final class PurchaseReason {

    private PurchaseReason() {}

    /** What has changed since the purchase that the lock names. */
    static String between(Optional<LockEntry> locked, ImageSpec spec) {
        if (locked.isEmpty()) {
            return "new";
        }
        Map<String, Object> before = locked.get().attributes().byName();
        List<String> changes = new ArrayList<>();
        spec.attributes().byName().forEach((name, now) -> add(changes, name, before.get(name), now));
        add(changes, "take", locked.get().take(), spec.take());
        return changes.isEmpty() ? "another endpoint" : String.join("; ", changes);
    }

    private static void add(List<String> changes, String attribute, @Nullable Object before, Object now) {
        if (now.equals(before)) {
            return;
        }
        changes.add(
                attribute.equals("prompt")
                        ? "prompt changed: " + WordDiff.between(String.valueOf(before), now.toString())
                        : attribute + " " + before + " -> " + now);
    }
}
