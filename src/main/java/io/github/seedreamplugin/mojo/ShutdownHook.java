package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.Generation;

/**
 * Stops a run in order when the process is told to end. On SIGTERM and SIGINT the JVM runs its shutdown hooks and no
 * {@code finally} block; the run's own thread goes on meanwhile.
 */
final class ShutdownHook implements AutoCloseable {

    private final Thread hook;

    ShutdownHook(Generation generation) {
        this.hook = new Thread(() -> stop(generation), "seedream-shutdown");
    }

    private static void stop(Generation generation) {
        try {
            generation.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void install() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs, or has run.
            return;
        }
    }
}
