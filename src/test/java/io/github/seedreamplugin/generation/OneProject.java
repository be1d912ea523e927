package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project, and the endpoint that it buys from. */
abstract class OneProject {

    @TempDir
    Path directory;

    final ScriptedEndpoint endpoint = ScriptedEndpoint.start();
    Project project;

    @BeforeEach
    void start() {
        project = new Project(directory.resolve("project"), endpoint);
    }

    @AfterEach
    void close() {
        endpoint.close();
    }
}
