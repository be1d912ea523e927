package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.account.Accounts;
import java.time.Clock;
import org.apache.maven.execution.MavenSession;

/** Keeps what a build knows of its accounts with the session, so that all modules share one budget and one pace. */
final class SessionAccounts {

    private SessionAccounts() {}

    static Accounts of(MavenSession session) {
        return SessionValue.of(session, Accounts.class, () -> new Accounts(Clock.systemUTC()));
    }
}
