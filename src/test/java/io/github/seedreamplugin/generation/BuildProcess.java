package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A build in a process of its own: {@code main(project, home, endpoint, key, settle after)}. */
final class BuildProcess {

    private BuildProcess() {}

    static Process start(Project project, ScriptedEndpoint endpoint) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.addAll(List.of(
                BuildProcess.class.getName(),
                project.base.toString(),
                project.home.toString(),
                endpoint.uri().toString(),
                endpoint.key(),
                project.settleAfter.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(project.base.resolve("build.log").toFile())
                .start();
    }

    /** Surefire's own class path may be hidden in a jar. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    public static void main(String[] args) {
        Project project = new Project(Path.of(args[0]), URI.create(args[2]), args[3]);
        project.home = Path.of(args[1]);
        project.settleAfter = Duration.parse(args[4]);
        Generation generation = project.generation();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(generation)));
        Run run = Project.run(generation);
        System.out.println(Project.states(run));
    }

    private static void stop(Generation generation) {
        try {
            generation.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
