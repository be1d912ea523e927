package io.github.seedreamplugin.generation.run;

import io.github.seedreamplugin.bank.CallId;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.RunEnvironment;
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
        GenerationRequest request,
        Stores stores,
        WatchedProgress progress,
        Clock clock,
        Instant started,
        StopSignal stop) {

    /** The context of a run that begins now. */
    public static RunContext begin(GenerationRequest request, RunEnvironment environment, Clock clock) {
        Stores stores = Stores.at(request.places().home(), environment.sharedBank(), clock);
        WatchedProgress progress = new WatchedProgress(environment.progress());
        return new RunContext(request, stores, progress, clock, clock.instant(), new StopSignal());
    }

    /** Where bodies arrive, a directory a call. It survives a kill, so what was paid for can be found again. */
    public Path incoming() {
        return request.places().home().resolve("incoming");
    }

    /** Where the bodies of one call arrive. */
    public Path incoming(CallId call) {
        return incoming().resolve(call.value());
    }

    /** The images that take part; a name that matches nothing is told, as it is more often a mistake than meant. */
    public List<ImageSpec> selected(Manifest manifest) {
        Selection selection = request.selection();
        if (selection.misses(manifest.images())) {
            progress.warning("seedream.only matches no image of the manifest");
        }
        return selection.of(manifest.images());
    }
}
