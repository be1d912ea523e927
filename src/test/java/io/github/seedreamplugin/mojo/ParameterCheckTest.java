package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterCheckTest {

    private final Properties user = new Properties();
    private final MavenProject project = new MavenProject();
    private final MavenSession session = mock(MavenSession.class);
    private Xpp3Dom configuration;

    @TempDir
    Path directory;

    @BeforeEach
    void aGoalOfAProject() throws Exception {
        when(session.getUserProperties()).thenReturn(user);
        when(session.getSystemProperties()).thenReturn(new Properties());
        when(session.getProjects()).thenReturn(List.of(project));
        when(session.getCurrentProject()).thenReturn(project);
        when(session.getRequest()).thenReturn(new DefaultMavenExecutionRequest());
        configure("<skip default-value=\"false\">${seedream.skip}</skip>"
                + "<simulate default-value=\"false\">${seedream.simulate}</simulate>");
    }

    @Test
    void anUnknownPropertyIsRefusedWithTheNearestOne() {
        user.setProperty("seedream.maxCredit", "5");
        assertThatThrownBy(this::check)
                .hasMessage("The property seedream.maxCredit is not a parameter of this plugin; did you mean"
                        + " seedream.maxCredits? Nothing was called and nothing was bought");
    }

    @Test
    void anUnknownPropertyThatResemblesNoneIsRefusedWithTheListOfAll() {
        user.setProperty("seedream.wonderful", "5");
        assertThatThrownBy(this::check)
                .hasMessageStartingWith("The property seedream.wonderful is not a parameter of this plugin;"
                        + " 'mvn io.github.seedreamplugin:seedream-maven-plugin:help -Ddetail' lists all of them.");
    }

    @Test
    void aPropertyOfAnyGoalMayBeGivenToEachOfThem() {
        user.setProperty("seedream.maxCredits", "5");
        user.setProperty("seedream.failIfBlocked", "true");
        user.setProperty("seedream.port", "8080");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aPropertyThatThePomDefinesIsTheUsersOwn() {
        user.setProperty("seedream.theme", "dark");
        project.getProperties().setProperty("seedream.theme", "light");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aPropertyThatThePomUsesIsTheUsersOwn() throws Exception {
        user.setProperty("seedream.theme", "dark");
        project.setFile(Files.writeString(directory.resolve("pom.xml"), "<finalName>a-${seedream.theme}</finalName>")
                .toFile());
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void theVersionOfThePluginIsTheUsersOwn() {
        user.setProperty("seedream.version", "1.0.0");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aSwitchOnTheCommandLineIsTrueOrFalse() {
        for (String wrong : List.of("yes", "1", "TRUE", "on", "")) {
            user.setProperty("seedream.simulate", wrong);
            assertThatThrownBy(this::check)
                    .hasMessage("seedream.simulate is '" + wrong + "'; it must be true or false. Nothing was called"
                            + " and nothing was bought");
        }
        for (String right : List.of("true", "false")) {
            user.setProperty("seedream.simulate", right);
            assertThatCode(this::check).doesNotThrowAnyException();
        }
    }

    @Test
    void aSwitchInThePomIsTrueOrFalse() throws Exception {
        configure("<simulate>yes</simulate>");
        assertThatThrownBy(this::check).hasMessageStartingWith("seedream.simulate is 'yes'; it must be true or false");
    }

    @Test
    void knowsWhetherAParameterWasGiven() throws Exception {
        assertThat(parameters().isGiven("simulate")).isFalse();
        user.setProperty("seedream.simulate", "true");
        assertThat(parameters().isGiven("simulate")).isTrue();
    }

    private void configure(String parameters) throws Exception {
        configuration = Xpp3DomBuilder.build(new StringReader("<configuration>" + parameters + "</configuration>"));
    }

    private void check() throws Exception {
        parameters().check();
    }

    private ParameterCheck parameters() throws Exception {
        try (var in = new InputStreamReader(
                ParameterCheckTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            PluginDescriptor plugin = new PluginDescriptorBuilder().build(in);
            return new ParameterCheck(session, new MojoExecution(plugin.getMojo("generate"), configuration));
        }
    }
}
