package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.report.Finding;
import io.github.seedreamplugin.report.Level;
import io.github.seedreamplugin.report.Run;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** The manifests' warnings that this build has told already: {@code validate} and {@code generate} find the same. */
final class ToldWarnings {

    private final Set<Problem> printed = new HashSet<>();
    private final Set<Finding> annotated = new HashSet<>();

    private ToldWarnings() {}

    static ToldWarnings of(MavenSession session) {
        return SessionValue.of(session, ToldWarnings.class, ToldWarnings::new);
    }

    /** Prints those that were not printed yet. */
    synchronized void print(RunPaths places, List<Problem> warnings, Log log) {
        ManifestProblems.warn(places, warnings.stream().filter(printed::add).toList(), log);
    }

    /** The run without the warnings that CI servers were told of before: they show ten lines of a kind and no more. */
    synchronized Run unannotated(Run run) {
        if (run.findings().isEmpty()) {
            return run;
        }
        List<Finding> findings = run.findings().stream()
                .filter(finding -> finding.level() == Level.ERROR || annotated.add(finding))
                .toList();
        return run.toBuilder().findings(findings).build();
    }
}
