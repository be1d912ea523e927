package io.github.seedreamplugin.generation;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What every part of one run needs to know.
 *
 * @param request what was asked for
 * @param stores what is remembered
 * @param progress whom to tell
 * @param clock what time it is
 * @param stop whether to stop
 */
record RunContext(GenerationRequest request, Stores stores, Progress progress, Clock clock, StopSignal stop) {

    /** Where bodies arrive, a directory a call. It survives a kill, so what was paid for can be found again. */
    Path incoming() {
        return request.places().home().resolve("incoming");
    }
}
