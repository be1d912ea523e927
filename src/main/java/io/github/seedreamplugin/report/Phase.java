package io.github.seedreamplugin.report;

import java.time.Duration;

/**
 * A part of a run's time.
 *
 * @param name what the run was busy with, such as {@code buying pictures}
 * @param took for how long
 */
public record Phase(String name, Duration took) {

    public Phase {
        Require.text("the name of a phase", name);
        took = DurationText.normal("the time of " + name, took);
    }
}
