package io.github.seedreamplugin.pipelines;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plugin's simulator in a Maven of its own: an account that all jobs of a pipeline spend from. */
final class RunningSimulator implements AutoCloseable {

    private static final Pattern ENDPOINT = Pattern.compile("listens on (http://\\S+)");

    private final Process maven;
    private final String endpoint;

    /** Starts it and waits until it listens. */
    RunningSimulator() throws IOException {
        Workspace workspace = Workspace.withManifest();
        maven = new ProcessBuilder(
                        "mvn",
                        "--batch-mode",
                        ReleasedPlugin.NAME + ":" + ReleasedPlugin.version() + ":simulator",
                        "-Dseedream.port=0")
                .directory(workspace.directory().toFile())
                .redirectErrorStream(true)
                .start();
        // stays open: Maven goes on printing
        BufferedReader output = maven.inputReader(StandardCharsets.UTF_8);
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.append(line).append('\n');
            Matcher found = ENDPOINT.matcher(line);
            if (found.find()) {
                endpoint = found.group(1);
                return;
            }
        }
        throw new IOException("The simulator did not start:\n" + printed);
    }

    String endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        maven.descendants().forEach(ProcessHandle::destroy);
        maven.destroy();
    }
}
