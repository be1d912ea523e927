package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * The provider's service. Thread-safe; every method ends within its time and answers with an outcome rather than an
 * exception. Nothing of it lives on after {@link #close()}.
 */
public final class SegmindClient implements AutoCloseable {

    private static final String NAME = "seedream-maven-plugin";
    private static final String POM = "/META-INF/maven/io.github.seedreamplugin/seedream-maven-plugin/pom.properties";

    private final ClientSettings settings;
    private final Transport transport;
    private final PictureFetcher fetcher;
    private final PaidCall paidCall;
    private final BalanceQuery balanceQuery;

    /** A client that trusts what this JVM trusts ({@code javax.net.ssl.trustStore} and its relatives count). */
    public SegmindClient(ClientSettings settings, ApiKey key, Clock clock) {
        this(settings, key, clock, SystemDefaultDnsResolver.INSTANCE, trustOfThisJvm());
    }

    SegmindClient(ClientSettings settings, ApiKey key, Clock clock, DnsResolver names, SSLContext tls) {
        this.settings = settings;
        AddressGuard guard = new AddressGuard(names, settings);
        transport = new Transport(settings, guard, tls, userAgent());
        fetcher = new PictureFetcher(transport, guard, key);
        paidCall = new PaidCall(transport, fetcher, settings, key, clock);
        balanceQuery = new BalanceQuery(transport, settings, key);
    }

    /**
     * Buys: sends one POST, and never a second one. Pictures in the answer stream into new files in {@code directory},
     * forced to disk; pictures that the answer points to are fetched, for which {@code requestTimeout} runs once more.
     */
    public CallOutcome generate(ImageAttributes attributes, Path directory) {
        return paidCall.send(attributes, directory);
    }

    /** Asks for the balance; free. */
    public BalanceOutcome balance() {
        return balanceQuery.ask();
    }

    /** Fetches a picture that an earlier answer pointed to, without the key; free. */
    public FetchOutcome fetch(URI picture, Path directory) {
        return fetcher.fetch(picture, directory, settings.requestTimeout());
    }

    /**
     * Ends every call in flight, from any thread: at once where no answer has come, within two seconds where a paid one
     * is being read. Calls that come later are not sent.
     */
    public void abort() {
        transport.abort();
    }

    @Override
    public void close() {
        transport.close();
    }

    private static SSLContext trustOfThisJvm() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "TLS cannot be set up; check javax.net.ssl.trustStore and javax.net.ssl.keyStore: " + e, e);
        }
    }

    private static String userAgent() {
        try (InputStream in = SegmindClient.class.getResourceAsStream(POM)) {
            Properties pom = new Properties();
            if (in != null) {
                pom.load(in);
            }
            return NAME + "/" + pom.getProperty("version", "unknown");
        } catch (IOException e) {
            return NAME + "/unknown";
        }
    }
}
