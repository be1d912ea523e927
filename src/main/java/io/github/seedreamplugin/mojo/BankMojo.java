package io.github.seedreamplugin.mojo;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals about the bank share. */
abstract class BankMojo extends SeedreamMojo {

    /**
     * The bank and the ledger of this machine. A relative path starts at the directory that Maven was started in;
     * {@code ~/} is the user's home directory.
     *
     * <p>Example: {@code -Dseedream.home=/var/lib/seedream}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.home", defaultValue = "${user.home}/.m2/seedream")
    @Nullable
    String home;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        try (StillBusy busy = new StillBusy(getLog()::info)) {
            busy.begin(work());
            runOnBank();
        }
    }

    /** What the goal does, in words that follow "still". */
    abstract String work();

    /** Does what the goal is for. */
    abstract void runOnBank() throws MojoExecutionException, MojoFailureException;

    final Path home() throws MojoFailureException {
        return HomeParameter.path(set(home, "home"), root());
    }
}
