package io.github.seedreamplugin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tools that {@code package-lock.json} names, fetched once. */
final class Tools {

    private static final Path DIRECTORY = Path.of("target/tools").toAbsolutePath();

    private Tools() {}

    static void fetch() throws IOException, InterruptedException {
        Workspace here = Workspace.at(Path.of("").toAbsolutePath());
        Workspace.Ended ended = here.run(Map.of(), List.of("sh", "tools.sh", DIRECTORY.toString()));
        assertThat(ended.status()).as(ended.output()).isZero();
    }

    /** Runs one of them in a workspace. */
    static Workspace.Ended run(Workspace workspace, String tool, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (tool.endsWith(".mjs")) {
            command.add("node");
            command.add(DIRECTORY.resolve(tool).toString());
        } else {
            command.add(DIRECTORY.resolve("node_modules/.bin").resolve(tool).toString());
        }
        command.addAll(List.of(arguments));
        assertThat(Files.exists(DIRECTORY.resolve("fetched.json"))).isTrue();
        return workspace.run(Map.of(), command);
    }
}
