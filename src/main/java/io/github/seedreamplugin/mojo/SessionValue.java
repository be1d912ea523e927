package io.github.seedreamplugin.mojo;

import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/** Keeps something with the session, so that all modules of a build share it. */
final class SessionValue {

    private SessionValue() {}

    /**
     * What the session keeps of this type, which is the key: another class loader of this plugin has other classes, and
     * so another value.
     *
     * @param first makes the value of a session that keeps none
     */
    static <T> T of(MavenSession session, Class<T> type, Supplier<T> first) {
        RepositorySystemSession repositories = session.getRepositorySession();
        SessionData data = repositories == null ? null : repositories.getData();
        if (data == null) {
            return first.get();
        }
        // SessionData has had its computeIfAbsent only since Resolver 1.7; Maven 3.6.3 brings 1.4.
        synchronized (SessionValue.class) {
            Object kept = data.get(type);
            if (type.isInstance(kept)) {
                return type.cast(kept);
            }
            T value = first.get();
            data.set(type, value);
            return value;
        }
    }
}
