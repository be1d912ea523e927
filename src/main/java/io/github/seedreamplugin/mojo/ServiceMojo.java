package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Service;
import java.time.Duration;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** How {@code generate} and {@code plan} reach the service and the shared bank. */
abstract class ServiceMojo extends PlacesMojo {

    /** Decrypts passwords of settings.xml. */
    @Inject
    @Nullable
    SettingsDecrypter settingsDecrypter;

    /** Opens the shared bank. */
    @Inject
    @Nullable
    SharedStore sharedStore;

    /**
     * The id of the {@code <server>} in settings.xml whose {@code <password>} is the API key. If there is no such
     * server, the environment variable {@code SEGMIND_API_KEY} is used. The key itself is never a parameter. It is read
     * only when something is to be bought.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.serverId", defaultValue = "segmind")
    String serverId = "segmind";

    /**
     * The URL that pictures are bought from. It must be https, unless it is on this machine, and must not contain a
     * user name or password. On any host but the provider's own and this machine, the key is sent to it only if
     * settings.xml names that host: {@code <configuration><host>gateway.example.com</host></configuration>} inside the
     * {@code <server>} of {@code serverId}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.endpoint", defaultValue = ServiceAccess.DOCUMENTED)
    String endpoint = ServiceAccess.DOCUMENTED;

    /**
     * The maximum time of one whole call, from its start to its last byte, as an ISO 8601 duration. Calls take
     * half a minute and more. A call that is cut off may still be charged, so choose it generously.
     *
     * <p>Example: {@code -Dseedream.requestTimeout=PT10M}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.requestTimeout", defaultValue = "PT5M")
    String requestTimeout = "PT5M";

    /**
     * Whether to use a simulator in this process instead of the service: the same calls, no key, no cost. Its pictures
     * and its report say SIMULATED, and nothing that it makes counts as bought.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.simulate", defaultValue = "false")
    boolean simulate;

    /**
     * The URL of a shared bank: a raw repository of Nexus or Artifactory, a WebDAV folder, or any store that takes PUT
     * and GET. A picture that any machine has put there is never bought again. The URL must not contain a user name or
     * password: they belong in the {@code <server>} that {@code bankId} names.
     *
     * <p>Example: {@code https://nexus.example.com/repository/seedream/}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.bankUrl")
    @Nullable
    String bankUrl;

    /**
     * The id of the {@code <server>} in settings.xml that holds the shared bank's credentials.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.bankId", defaultValue = "seedream-bank")
    String bankId = "seedream-bank";

    final ServiceAccess access() {
        return new ServiceAccess(session(), set(settingsDecrypter, "settingsDecrypter"));
    }

    final KeyLookup key(Service service) {
        return access().key(serverId, service);
    }

    /** The shared bank; a simulated run has none, as nothing it makes was bought. */
    final Optional<RemoteStore> sharedBank(Service service) throws MojoFailureException {
        return service.simulated()
                ? Optional.empty()
                : set(sharedStore, "sharedStore").open(session(), bankId, bankUrl);
    }

    final Duration requestTimeout() throws MojoFailureException {
        return ParameterValue.duration("requestTimeout", requestTimeout);
    }
}
