package io.github.seedreamplugin.mojo;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals about the bank share. */
abstract class BankMojo extends AbstractMojo {

    /** The session that runs this goal. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected @Nullable MavenSession session;

    /**
     * The bank and the ledger of this machine.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.home", defaultValue = "${user.home}/.m2/seedream")
    protected @Nullable File home;

    final Path home() {
        return Injected.of(home, "home").toPath().toAbsolutePath().normalize();
    }

    final MavenSession session() {
        return Injected.of(session, "session");
    }
}
