package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.segmind.Endpoint;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals share that talk to the service. */
abstract class ServiceMojo extends PlacesMojo {

    /** The documented endpoint, as a constant for the parameter's default. */
    static final String DOCUMENTED = "https://api.segmind.com/v1/seedream-v5-lite-text-to-image";

    /** Decrypts passwords of settings.xml. */
    @Inject
    protected @Nullable SettingsDecrypter settingsDecrypter;

    /**
     * The id of the {@code <server>} in settings.xml whose {@code <password>} is the API key. Where there is no such
     * server, the environment variable {@code SEGMIND_API_KEY} is taken. The key itself is never a parameter, and it
     * is asked for only when something is to be bought.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.serverId", defaultValue = "segmind")
    protected String serverId = "segmind";

    /**
     * The URL that pictures are asked for. It must be https, unless it is on this machine.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.endpoint", defaultValue = DOCUMENTED)
    protected String endpoint = DOCUMENTED;

    /**
     * The most time that one whole call may take, from its start to the last byte, as an ISO 8601 duration. Calls take
     * half a minute and more; one that is cut off may have been charged, so leave it generous.
     *
     * <p>Example: {@code -Dseedream.requestTimeout=PT10M}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.requestTimeout", defaultValue = "PT5M")
    protected String requestTimeout = "PT5M";

    final KeyLookup key() {
        return new ServerKey(
                        session().getSettings(), Injected.of(settingsDecrypter, "settingsDecrypter"), System.getenv())
                .find(serverId);
    }

    final Service service() throws MojoFailureException {
        Endpoint target = checked(() -> new Endpoint(URI.create(endpoint.strip())));
        SettingsProxy proxies =
                new SettingsProxy(session().getSettings(), Injected.of(settingsDecrypter, "settingsDecrypter"));
        return new Service(target, proxies.between(target.uri()), false);
    }

    final Duration requestTimeout() throws MojoFailureException {
        return duration("requestTimeout", requestTimeout);
    }

    static Duration duration(String name, String value) throws MojoFailureException {
        try {
            return Duration.parse(value.strip());
        } catch (DateTimeParseException e) {
            throw new MojoFailureException(
                    "seedream." + name + " is '" + value + "'; it is an ISO 8601 duration, such as PT5M or PT90S", e);
        }
    }

    static BigDecimal credits(String name, String value) throws MojoFailureException {
        try {
            return new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            throw new MojoFailureException(
                    "seedream." + name + " is '" + value + "'; it is a number of credits, such as 2.50", e);
        }
    }

    /** Makes a value of parameters; what the value's own check says is for the user. */
    static <T> T checked(Value<T> value) throws MojoFailureException {
        try {
            return value.make();
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    /** Something made of parameters. */
    interface Value<T> {

        T make() throws MojoFailureException;
    }

    @Override
    abstract void run() throws MojoExecutionException, MojoFailureException;
}
