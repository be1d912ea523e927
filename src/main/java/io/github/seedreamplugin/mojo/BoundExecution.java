package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.RunPaths;
import java.nio.file.Path;

/**
 * One execution of the goal {@code generate} that a POM of the build declares.
 *
 * @param module the artifact id of its module
 * @param id the execution's id
 * @param places what it reads and writes
 */
record BoundExecution(String module, String id, RunPaths places) {

    /** As messages name it. */
    String shown() {
        return "execution '" + id + "' of " + module;
    }

    Path manifest() {
        return places.manifest();
    }
}
