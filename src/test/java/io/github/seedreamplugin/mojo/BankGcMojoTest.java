package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

@MojoTest
class BankGcMojoTest {

    private static final String NO_LOCK = "seedream.locks names no lock, so every purchase would be deleted. Name the"
            + " locks of every project that uses this bank, as in -Dseedream.locks=../shop,../blog. Nothing was deleted";

    @Test
    @InjectMojo(goal = "bank-gc")
    @MojoParameter(name = "delete", value = "true")
    @MojoParameter(name = "home", value = "target/no-bank")
    void deletesNothingWithoutALock(BankGcMojo mojo) {
        when(mojo.session().getExecutionRootDirectory()).thenReturn(".");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(NO_LOCK);
    }

    @Test
    @InjectMojo(goal = "bank-gc")
    @MojoParameter(name = "locks", value = "")
    @MojoParameter(name = "home", value = "target/no-bank")
    void listsNothingForALockWithoutAName(BankGcMojo mojo) {
        when(mojo.session().getExecutionRootDirectory()).thenReturn(".");
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(NO_LOCK);
    }
}
