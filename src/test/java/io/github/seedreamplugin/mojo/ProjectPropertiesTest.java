package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.seedreamplugin.manifest.ManifestProperties;
import java.io.File;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ProjectPropertiesTest {

    private final Properties pom = new Properties();
    private final Properties given = new Properties();
    private final Properties machine = new Properties();

    @Test
    void whatAPomMakesOfTheEnvironmentIsASecretToo() {
        machine.setProperty("user.home", "/home/me");
        pom.setProperty("brand", "Acme");
        pom.setProperty("slogan", "Buy ${brand}");
        pom.setProperty("key", "${env.SEGMIND_API_KEY}");
        pom.setProperty("again", "the ${key}");
        pom.setProperty("home", "${user.home}/x");
        pom.setProperty("repository", "${settings.localRepository}");

        assertThat(properties().madeOfSecrets()).containsExactlyInAnyOrder("key", "again", "home", "repository");
    }

    @Test
    void whatTheUserGivesIsNone() {
        pom.setProperty("key", "${env.SEGMIND_API_KEY}");
        given.setProperty("key", "plain");

        assertThat(properties().madeOfSecrets()).isEmpty();
        assertThat(properties().values()).containsEntry("key", "plain");
    }

    private ManifestProperties properties() {
        Model model = new Model();
        model.setProperties(pom);
        MavenProject project = new MavenProject(model);
        project.setOriginalModel(model);
        project.setFile(new File("pom.xml").getAbsoluteFile());
        model.setGroupId("g");
        model.setArtifactId("a");
        model.setVersion("1");
        MavenSession session = mock(MavenSession.class);
        when(session.getCurrentProject()).thenReturn(project);
        when(session.getUserProperties()).thenReturn(given);
        when(session.getSystemProperties()).thenReturn(machine);
        return ProjectProperties.of(session);
    }
}
