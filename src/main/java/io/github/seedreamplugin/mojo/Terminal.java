package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.manifest.Problem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** Tells whether a person watches the build, and chooses how to show progress. */
final class Terminal {

    private Terminal() {}

    /** @param warnings prints the manifest's warnings */
    static Progress progress(MavenSession session, Log log, Consumer<List<Problem>> warnings) {
        Progress plain = new PlainProgress(log, warnings);
        boolean live = session.getRequest().isInteractiveMode() && isTerminal() && System.getenv("CI") == null;
        return live ? new LiveProgress(plain, standardOutput()) : plain;
    }

    /** Maven 4 puts a prefix before what is printed to {@code System.out}; a live line must go past that. */
    static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    }

    // Before JDK 22 there is no console without a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        if (System.console() == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a console without a terminal too, and this method to tell.
            Object terminal =
                    System.console().getClass().getMethod("isTerminal").invoke(System.console());
            return Boolean.TRUE.equals(terminal);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
