package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.segmind.BalanceOutcome;
import io.github.seedreamplugin.segmind.ClientSettings;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.time.Clock;
import java.time.Duration;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the balance of the account. This costs nothing.
 *
 * @since 1.0.0
 */
@Mojo(name = "credits", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class CreditsMojo extends SeedreamMojo {

    /** Decrypts passwords of settings.xml. */
    @Inject
    private @Nullable SettingsDecrypter settingsDecrypter;

    /**
     * The id of the {@code <server>} in settings.xml whose {@code <password>} is the API key. If there is no such
     * server, the environment variable {@code SEGMIND_API_KEY} is used.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.serverId", defaultValue = "segmind")
    private String serverId = "segmind";

    /**
     * The URL that pictures are bought from; the balance is read from the same host.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.endpoint", defaultValue = ServiceAccess.DOCUMENTED)
    private String endpoint = ServiceAccess.DOCUMENTED;

    /**
     * The maximum time for the answer, as an ISO 8601 duration.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.requestTimeout", defaultValue = "PT5M")
    private String requestTimeout = "PT5M";

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        ServiceAccess access = new ServiceAccess(session(), set(settingsDecrypter, "settingsDecrypter"));
        Service service = access.at(endpoint);
        KeyLookup lookup = access.key(serverId, service);
        if (lookup instanceof KeyLookup.None none) {
            throw new MojoFailureException(none.message());
        }
        Duration timeout = ParameterValue.duration("requestTimeout", requestTimeout);
        ClientSettings settings = new ClientSettings(service.endpoint(), service.proxy(), timeout, 1);
        try (SegmindClient client = new SegmindClient(settings, ((KeyLookup.Found) lookup).key(), Clock.systemUTC())) {
            print(client.balance());
        }
    }

    private void print(BalanceOutcome outcome) throws MojoExecutionException, MojoFailureException {
        if (outcome instanceof BalanceOutcome.Known known) {
            getLog().info("The account has " + Credits.text(known.credits()) + " credits");
        } else if (outcome instanceof BalanceOutcome.Refused refused) {
            throw new MojoFailureException(
                    "The service refused the request for the balance with HTTP " + refused.status()
                            + ": " + refused.message() + ". Check the API key of <server> '" + serverId
                            + "' in settings.xml (or SEGMIND_API_KEY) and seedream.endpoint");
        } else if (outcome instanceof BalanceOutcome.Unavailable unavailable) {
            throw new MojoExecutionException("The balance cannot be read: " + unavailable.reason());
        }
    }
}
