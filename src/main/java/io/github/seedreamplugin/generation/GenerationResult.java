package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.report.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What became of a run. */
public sealed interface GenerationResult {

    /** What was done. */
    Run run();

    /** The files that tell what it cost, {@code credit-report.json} first. */
    List<Path> reports();

    /** What could not be written after the calls, a sentence each: reports, the lock. The build must fail with it. */
    List<String> unwritten();

    /**
     * The manifest was read and its images were seen to, with or without failures.
     *
     * @param run what was done
     * @param reports the files that tell it
     * @param unwritten what could not be written
     * @param described every path below the output directory that the manifest describes
     */
    record Done(Run run, List<Path> reports, List<String> unwritten, Set<String> described)
            implements GenerationResult {}

    /**
     * The manifest, or the lock, cannot be used; nothing was done.
     *
     * @param file which of them
     * @param problems what is wrong with it
     * @param run a run that did nothing, with the problems as its findings
     * @param reports the files that tell it
     * @param unwritten what could not be written
     */
    record Invalid(Path file, List<Problem> problems, Run run, List<Path> reports, List<String> unwritten)
            implements GenerationResult {}
}
