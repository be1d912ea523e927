package io.github.seedreamplugin.generation.run;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.generation.request.Selection;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What every part of one run needs to know.
 *
 * @param request what was asked for
 * @param stores what is remembered
 * @param progress whom to tell
 * @param clock what time it is
 * @param started when the run was begun: who may buy something once more may do so once a run
 * @param stop whether to stop
 */
public record RunContext(
        GenerationRequest request, Stores stores, Progress progress, Clock clock, Instant started, StopSignal stop) {

    /** Where bodies arrive, a directory a call. It survives a kill, so what was paid for can be found again. */
    public Path incoming() {
        return request.places().home().resolve("incoming");
    }

    /** Where the bodies of one call arrive. */
    public Path incoming(CallId call) {
        return incoming().resolve(call.value());
    }

    /** The images that take part; that a name is asked for in vain is said, as it is more often a slip than meant. */
    public List<ImageSpec> selected(Manifest manifest) {
        Selection selection = request.selection();
        if (selection.misses(manifest.images())) {
            progress.warning("No image of the manifest has a name that seedream.only asks for");
        }
        return selection.of(manifest.images());
    }
}
