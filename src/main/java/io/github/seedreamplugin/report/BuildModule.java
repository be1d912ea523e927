package io.github.seedreamplugin.report;

/**
 * A run of one module of a build.
 *
 * @param name the module, such as its artifact id
 * @param reports its report directory, relative to that of the whole build, with {@code /}
 * @param run what it did
 */
public record BuildModule(String name, String reports, Run run) {

    public BuildModule {
        Require.text("the name of a module", name);
        Require.text("the report directory of " + name, reports);
    }
}
