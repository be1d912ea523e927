package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;

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
    private final BalanceQuery balanceQuery;
    private final KeptCall keptCall;
    private final PieceCollector collector;
    private final QueueClient queue;
    private final HistoryClient history;

    /** A client that trusts what this JVM trusts ({@code javax.net.ssl.trustStore} and its relatives count). */
    public SegmindClient(ClientSettings settings, ApiKey key, Clock clock) {
        this(settings, key, clock, new Network(SystemDefaultDnsResolver.INSTANCE, trustOfThisJvm()));
    }

    /**
     * What stands between this machine and the service.
     *
     * @param names finds the addresses of hosts
     * @param tls whom to trust
     */
    record Network(DnsResolver names, SSLContext tls) {}

    SegmindClient(ClientSettings settings, ApiKey key, Clock clock, Network network) {
        this.settings = settings;
        AddressGuard guard = new AddressGuard(network.names(), settings);
        transport = new Transport(settings, guard, network.tls(), userAgent());
        fetcher = new PictureFetcher(transport, guard, key);
        balanceQuery = new BalanceQuery(transport, settings, key);
        KeyedTransport keyed = new KeyedTransport(transport, key, clock);
        keptCall = new KeptCall(keyed);
        collector = new PieceCollector(fetcher, settings.requestTimeout());
        queue = new QueueClient(keyed, keptCall, settings);
        history = new HistoryClient(transport, key);
    }

    /**
     * Buys directly (v1): sends one POST, and never a second one. Whatever is answered is kept in {@code directory},
     * forced to disk, and stays there; {@link #collect} or {@link AnswerPieces#in} says what is in it. The call may take
     * as long as {@link CallDeadline} says.
     */
    public CallOutcome buy(ImageAttributes attributes, Path directory) {
        Optional<String> objection = GenerationBody.objectionTo(attributes);
        if (objection.isPresent()) {
            return new CallOutcome.NotSent(objection.get(), false);
        }
        HttpPost post = new HttpPost(settings.endpoint().directUri());
        post.setEntity(GenerationBody.of(attributes));
        return keptCall.send(post, directory, CallDeadline.of(settings.requestTimeout(), attributes.maxImages()));
    }

    /**
     * Works out the pieces of the answers in a directory as {@link AnswerPieces#in} does, and fetches those that lie
     * elsewhere: free, without the key, each tried a few times. What arrived stays in the directory, so that doing it again
     * fetches only what is missing.
     *
     * @throws IOException if this machine's disk fails
     */
    public AnswerPieces collect(Path directory) throws IOException {
        return collector.collect(directory);
    }

    /**
     * Buys through the queue (v2): submits one job, and never a second one. The answer is kept in {@code directory}, so
     * that {@link #submitted} finds the job even if the build ends before its request id is written down elsewhere.
     */
    public Submission submit(ImageAttributes attributes, Path directory) {
        return queue.submit(attributes, directory);
    }

    /** The job that an earlier {@link #submit} into this directory was given, if its answer arrived; no network. */
    public Optional<QueuedRequest> submitted(Path directory) {
        return queue.submitted(directory);
    }

    /** Asks how far a job is; free. {@link QueuePoller} does so for many jobs at a fair pace. */
    public JobStatus poll(QueuedRequest request) {
        return queue.poll(request);
    }

    /**
     * Fetches the result of a job that is completed; free, tried a few times. It is kept in {@code directory} as the answer
     * of a direct call is.
     */
    public CallOutcome fetchResult(QueuedRequest request, Path directory) {
        return queue.fetchResult(request, directory);
    }

    /**
     * Asks the provider's history what became of past requests; free. It is another host, which gets the key: the caller
     * has asked the user, and {@link KeyRule}.
     */
    public HistoryAnswer history(URI historyUrl, HistoryQuery query) {
        return history.ask(historyUrl, query);
    }

    /** Keeps what the history says of a call as an answer in its directory, so that {@link #collect} fetches its pictures. */
    public static void adopt(HistoryRow row, Path directory) throws IOException {
        KeptAnswer.writeHistory(directory, row.addresses());
    }

    /** Asks for the balance; free. */
    public BalanceOutcome balance() {
        return balanceQuery.ask();
    }

    /** Fetches one picture, without the key; free. */
    FetchOutcome fetch(URI picture, Path directory) {
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
