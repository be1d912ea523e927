package io.github.seedreamplugin.generation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

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
record RunContext(
        GenerationRequest request, Stores stores, Progress progress, Clock clock, Instant started, StopSignal stop) {

    /** Where bodies arrive, a directory a call. It survives a kill, so what was paid for can be found again. */
    Path incoming() {
        return request.places().home().resolve("incoming");
    }
}
