package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class HomeParameterTest {

    private static final Path ROOT = Path.of("/builds/shop");

    @Test
    void aRelativePathStartsWhereMavenWasStarted() throws Exception {
        assertThat(HomeParameter.path("bank", ROOT)).isEqualTo(Path.of("/builds/shop/bank"));
        assertThat(HomeParameter.path("../bank", ROOT)).isEqualTo(Path.of("/builds/bank"));
    }

    @Test
    void aTildeIsTheUsersHomeDirectory() throws Exception {
        Path user = Path.of(System.getProperty("user.home"));
        assertThat(HomeParameter.path("~/bank", ROOT)).isEqualTo(user.resolve("bank"));
        assertThat(HomeParameter.path("~", ROOT)).isEqualTo(user);
    }

    @Test
    void anUnknownHomeDirectoryIsRefusedBecauseItWouldBeLostWithTheContainer() {
        assertThatThrownBy(() -> HomeParameter.path("?/.m2/seedream", ROOT))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "seedream.home is '?/.m2/seedream': Java does not know the home directory of this user, as in"
                                + " a container whose user has no entry in /etc/passwd. Name a directory that is kept, with"
                                + " -Dseedream.home=/path/of/a/directory");
    }

    @Test
    void theHomeOfAnotherUserIsNotGuessed() {
        assertThatThrownBy(() -> HomeParameter.path("~bob/bank", ROOT))
                .hasMessage("seedream.home is '~bob/bank'; ~ is expanded only as ~/ for the current user. Write the"
                        + " directory in full");
    }

    @Test
    void anEmptyHomeIsNotTheProjectsDirectory() {
        assertThatThrownBy(() -> HomeParameter.path(" ", ROOT))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("seedream.home is empty; name a directory that is kept, such as"
                        + " -Dseedream.home=/path/of/a/directory, or leave the parameter out for ~/.m2/seedream");
    }
}
