package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in a POM is in the repository for everybody to read. */
class KeyInPomTest {

    private static final String WITH_KEY = "<project>\n  <properties>\n    <key>SG_0123456789abcdef</key>\n";

    @TempDir
    private Path directory;

    @Test
    void saysWhereTheKeyIsAndDoesNotRepeatIt() throws IOException {
        MavenProject project = project("pom.xml", WITH_KEY);
        MojoFailureException failure =
                catchThrowableOfType(MojoFailureException.class, () -> KeyInPom.failIfThereIsOne(project));
        assertThat(failure.getMessage())
                .startsWith(directory.resolve("pom.xml") + ":[3,10] API_KEY ")
                .doesNotContain("0123456789");
    }

    @Test
    void looksIntoTheParentsToo() throws IOException {
        MavenProject project = project("pom.xml", "<project/>");
        project.setParent(project("parent.xml", WITH_KEY));
        MojoFailureException failure =
                catchThrowableOfType(MojoFailureException.class, () -> KeyInPom.failIfThereIsOne(project));
        assertThat(failure.getMessage()).startsWith(directory.resolve("parent.xml") + ":[3,10] API_KEY ");
    }

    @Test
    void hasNothingToSayOfOtherPomsOrOfNone() throws IOException {
        MavenProject project = project("pom.xml", "<project><!-- SG_ and SG_0123 --></project>");
        assertThatCode(() -> KeyInPom.failIfThereIsOne(project)).doesNotThrowAnyException();
        assertThatCode(() -> KeyInPom.failIfThereIsOne(new MavenProject())).doesNotThrowAnyException();
        assertThatCode(() -> KeyInPom.failIfThereIsOne(null)).doesNotThrowAnyException();
    }

    private MavenProject project(String file, String pom) throws IOException {
        MavenProject project = new MavenProject();
        project.setFile(Files.writeString(directory.resolve(file), pom).toFile());
        return project;
    }
}
