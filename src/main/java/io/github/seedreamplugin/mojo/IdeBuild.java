package io.github.seedreamplugin.mojo;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;

/**
 * Tells whether an IDE runs this goal by itself, on import or while somebody types. Eclipse and VS Code, by m2e, set a
 * user property; IntelliJ's import and "Generate sources" run in a Maven server that has a system property. A build
 * that a person starts from IntelliJ's Maven window has neither and is a build like any other.
 */
final class IdeBuild {

    private static final List<String> MARKS = List.of("m2e.version", "idea.maven.embedder.version");

    private IdeBuild() {}

    /** The property that gives the IDE away. */
    static Optional<String> mark(MavenSession session) {
        for (String mark : MARKS) {
            if (isSet(session.getUserProperties(), mark)
                    || isSet(session.getSystemProperties(), mark)
                    || System.getProperty(mark) != null) {
                return Optional.of(mark);
            }
        }
        return Optional.empty();
    }

    private static boolean isSet(Properties properties, String name) {
        return properties != null && properties.getProperty(name) != null;
    }
}
