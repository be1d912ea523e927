package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.segmind.Endpoint;
import io.github.seedreamplugin.segmind.KeyRule;
import io.github.seedreamplugin.segmind.KeyedAddress;
import java.net.URI;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The service that the parameters name, and the key for it that settings.xml or the environment has. */
final class ServiceAccess {

    /** The documented endpoint, as a constant for the parameter's default. */
    static final String DOCUMENTED = Endpoint.DOCUMENTED_URL;

    /** The documented request history, as a constant for the parameter's default. */
    static final String DOCUMENTED_HISTORY = "https://api.spotprod.segmind.com/inference-request/request-history";

    private final MavenSession session;
    private final SettingsDecrypter decrypter;

    ServiceAccess(MavenSession session, SettingsDecrypter decrypter) {
        this.session = session;
        this.decrypter = decrypter;
    }

    /**
     * The key for a service, unless it must not go there: neither a POM nor the command line alone can send it to a
     * host that settings.xml does not name.
     */
    KeyLookup key(String serverId, Service service) {
        KeyRule rule = new KeyRule(serverId, trustedHost(serverId));
        return rule.objectionTo("seedream.endpoint", service.endpoint().uri())
                .or(() -> service.requestHistory()
                        .flatMap(history -> rule.objectionTo("seedream.requestHistoryUrl", history)))
                .<KeyLookup>map(KeyLookup.None::new)
                .orElseGet(() -> new ServerKey(session.getSettings(), decrypter, System.getenv()).find(serverId));
    }

    private Optional<String> trustedHost(String serverId) {
        Server server = session.getSettings().getServer(serverId);
        return server != null && server.getConfiguration() instanceof Xpp3Dom configuration
                ? Optional.ofNullable(configuration.getChild("host"))
                        .map(Xpp3Dom::getValue)
                        .filter(host -> !host.isBlank())
                : Optional.empty();
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
        Endpoint target = ParameterValue.checked(() -> Endpoint.parse(endpoint));
        Optional<URI> address = ParameterValue.checked(() -> history.map(ServiceAccess::history));
        SettingsProxy proxies = new SettingsProxy(session.getSettings(), decrypter);
        return new Service(target, proxies.between(target.uri()), false, queue, address);
    }

    private static URI history(String url) {
        return KeyedAddress.parse("seedream.requestHistoryUrl", url, DOCUMENTED_HISTORY);
    }
}
