package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoundExecutionsTest {

    private static final int EXECUTIONS = 20;
    private static final int MODULES_AT_ONCE = 4;
    private static final int ROUNDS = 300;

    @TempDir
    Path base;

    @Test
    void areReadByManyModulesOfAParallelBuildAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(MODULES_AT_ONCE);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                MavenSession session = session();
                Callable<Set<Path>> module = () -> BoundExecutions.of(session).manifests();
                for (Future<Set<Path>> manifests : threads.invokeAll(Collections.nCopies(MODULES_AT_ONCE, module))) {
                    assertThat(manifests.get()).hasSize(EXECUTIONS).contains(base.resolve("images-3.yaml"));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private MavenSession session() {
        Model model = new Model();
        model.setArtifactId("shop");
        model.setBuild(new Build());
        model.getBuild().setDirectory(base.resolve("target").toString());
        model.getBuild().addPlugin(plugin());
        MavenProject project = new MavenProject(model);
        project.setFile(base.resolve("pom.xml").toFile());
        MavenSession session = mock(MavenSession.class);
        when(session.getProjects()).thenReturn(new ArrayList<>(List.of(project)));
        when(session.getUserProperties()).thenReturn(new Properties());
        return session;
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.seedreamplugin");
        plugin.setArtifactId("seedream-maven-plugin");
        for (int number = 0; number < EXECUTIONS; number++) {
            PluginExecution execution = new PluginExecution();
            execution.setId("execution-" + number);
            execution.addGoal("generate");
            Xpp3Dom manifest = new Xpp3Dom("manifest");
            manifest.setValue("images-" + number + ".yaml");
            Xpp3Dom configuration = new Xpp3Dom("configuration");
            configuration.addChild(manifest);
            execution.setConfiguration(configuration);
            plugin.addExecution(execution);
        }
        return plugin;
    }
}
