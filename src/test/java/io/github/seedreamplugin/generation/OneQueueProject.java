package io.github.seedreamplugin.generation;

import org.junit.jupiter.api.BeforeEach;

/** A project that buys through the queue of its endpoint. */
abstract class OneQueueProject extends OneProject {

    @BeforeEach
    void useTheQueue() {
        project = new Project(directory.resolve("project"), endpoint.queueUri(), endpoint.key());
        project.queue = true;
    }
}
