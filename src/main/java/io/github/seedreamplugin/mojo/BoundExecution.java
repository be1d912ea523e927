package io.github.seedreamplugin.mojo;

import java.nio.file.Path;

/**
 * One execution of the goal {@code generate} that a POM of the build declares.
 *
 * @param module the artifact id of its module
 * @param id the execution's id
 * @param manifest what it makes
 * @param lock the lock that it writes
 * @param outputDirectory where its pictures go
 * @param reportDirectory where its reports go
 */
record BoundExecution(String module, String id, Path manifest, Path lock, Path outputDirectory, Path reportDirectory) {

    /** As messages name it. */
    String shown() {
        return "execution '" + id + "' of " + module;
    }
}
