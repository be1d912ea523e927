package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.segmind.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The service that the parameters name, and the key for it that settings.xml or the environment has. */
final class ServiceAccess {

    /** The documented endpoint, as a constant for the parameter's default. */
    static final String DOCUMENTED = "https://api.segmind.com/v1/seedream-v5-lite-text-to-image";

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    ServiceAccess(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    KeyLookup key(String serverId) {
        return new ServerKey(session.getSettings(), decrypter, System.getenv()).find(serverId);
    }

    /** The service at this URL, called directly. */
    Service at(String endpoint) throws MojoFailureException {
        return at(endpoint, false, Optional.empty());
    }

    /**
     * @param queue whether pictures are asked for through the queue
     * @param history where the history of requests may be asked for, if it may
     */
    Service at(String endpoint, boolean queue, Optional<String> history) throws MojoFailureException {
        URI address = uri("endpoint", endpoint);
        Endpoint target = ParameterValue.checked(() -> new Endpoint(address));
        SettingsProxy proxies = new SettingsProxy(session.getSettings(), decrypter);
        Optional<URI> historyAddress =
                history.isPresent() ? Optional.of(uri("requestHistoryUrl", history.get())) : Optional.empty();
        return new Service(target, proxies.between(target.uri()), false, queue, historyAddress);
    }

    private static URI uri(String name, String text) throws MojoFailureException {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            // the exception's own message holds the whole text, which may hold a password
            throw new MojoFailureException("seedream." + name + " is not a URL (" + e.getReason() + " at character "
                    + (e.getIndex() + 1) + "); the documented one is " + DOCUMENTED);
        }
    }
}
