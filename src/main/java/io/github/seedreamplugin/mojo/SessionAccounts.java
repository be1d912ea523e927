package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.account.Accounts;
import java.time.Clock;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/** Keeps what a build knows of its accounts with the session, so that all modules share one budget and one pace. */
final class SessionAccounts {

    private static final Object KEY = Accounts.class;

    private SessionAccounts() {}

    static Accounts of(MavenSession session) {
        RepositorySystemSession repositories = session.getRepositorySession();
        SessionData data = repositories == null ? null : repositories.getData();
        if (data == null) {
            return new Accounts(Clock.systemUTC());
        }
        // SessionData has had its computeIfAbsent only since Resolver 1.7; Maven 3.6.3 brings 1.4.
        synchronized (SessionAccounts.class) {
            if (data.get(KEY) instanceof Accounts accounts) {
                return accounts;
            }
            Accounts accounts = new Accounts(Clock.systemUTC());
            data.set(KEY, accounts);
            return accounts;
        }
    }
}
