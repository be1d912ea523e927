package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * HttpClient, set up for paid and keyed calls: it never sends anything twice, follows nothing, remembers nothing, logs no
 * header, and every request ends in its time.
 */
final class Transport implements AutoCloseable {

    /** How long a call whose answer has begun to arrive may go on after {@link #abort()}: a picture is paid by then. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Connections beyond those for calls: the balance, and one to spare. */
    private static final int SPARE_CONNECTIONS = 2;

    private final CloseableHttpClient client;
    private final Optional<HttpHost> proxy;
    private final Optional<ProxyServer.Credentials> proxyCredentials;
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Exchange> inFlight = ConcurrentHashMap.newKeySet();
    private final CountDownLatch aborted = new CountDownLatch(1);

    Transport(ClientSettings settings, DnsResolver resolver, SSLContext tls, String userAgent) {
        Optional<ProxyServer> server = settings.effectiveProxy();
        proxy = server.map(value -> new HttpHost("http", value.host(), value.port()));
        proxyCredentials = server.flatMap(ProxyServer::credentials);
        client = client(settings, resolver, tls, userAgent);
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "seedream-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    private CloseableHttpClient client(
            ClientSettings settings, DnsResolver resolver, SSLContext tls, String userAgent) {
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(connections(settings, resolver, tls))
                .setRequestExecutor(new OnceOnly())
                .setUserAgent(userAgent)
                // A call takes half a minute, so a kept connection saves nothing; a stale one would leave it open
                // whether a request was sent.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        // Challenges would send a request again; a proxy's credentials go with the first one.
                        .setAuthenticationEnabled(false)
                        // Every exchange has a deadline of its own, which is never later than this.
                        .setConnectionRequestTimeout(timeout(CallDeadline.longest(settings.requestTimeout())))
                        .setResponseTimeout(timeout(CallDeadline.longest(settings.requestTimeout())))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression();
        proxy.ifPresent(builder::setProxy);
        return builder.build();
    }

    private static PoolingHttpClientConnectionManager connections(
            ClientSettings settings, DnsResolver resolver, SSLContext tls) {
        int most = settings.maxConcurrent() + SPARE_CONNECTIONS;
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new SilentConnection())
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .build())
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    /** Starts the clock for one request. After {@link #abort()} the exchange is stopped before it sends anything. */
    Exchange open(HttpUriRequestBase request, Duration timeout) {
        Exchange exchange = new Exchange(request, timeout, this::execute, inFlight::remove);
        inFlight.add(exchange);
        if (isAborted()) {
            exchange.stop(Exchange.Stop.ABORT);
        } else {
            after(timeout, exchange, Exchange.Stop.DEADLINE);
        }
        return exchange;
    }

    private ClassicHttpResponse execute(HttpUriRequestBase request, HttpClientContext context) throws IOException {
        if (proxy.isPresent() && proxyCredentials.isPresent()) {
            ProxyServer.Credentials credentials = proxyCredentials.get();
            BasicScheme basic = new BasicScheme();
            basic.initPreemptive(new UsernamePasswordCredentials(
                    credentials.user(), credentials.password().toCharArray()));
            context.resetAuthExchange(proxy.get(), basic);
        }
        return client.executeOpen(null, request, context);
    }

    boolean hasProxy() {
        return proxy.isPresent();
    }

    boolean isAborted() {
        return aborted.getCount() == 0;
    }

    /** Waits; false if there is no point in going on. */
    boolean pause(Duration duration) {
        try {
            return !aborted.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends what waits for an answer now, and what is being read shortly. */
    void abort() {
        aborted.countDown();
        for (Exchange exchange : inFlight) {
            if (exchange.answered()) {
                after(GRACE, exchange, Exchange.Stop.ABORT);
            } else {
                exchange.stop(Exchange.Stop.ABORT);
            }
        }
    }

    private void after(Duration delay, Exchange exchange, Exchange.Stop cause) {
        try {
            exchange.deadline(timer.schedule(() -> exchange.stop(cause), delay.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            exchange.stop(Exchange.Stop.ABORT);
        }
    }

    @Override
    public void close() {
        aborted.countDown();
        inFlight.forEach(exchange -> exchange.stop(Exchange.Stop.ABORT));
        timer.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
        try {
            // A deadline that just fires is closing a socket; the thread must not outlive the build's class loader.
            boolean unused = timer.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Marks the moment from which a request counts as sent, and refuses a second time. */
    private static final class OnceOnly extends HttpRequestExecutor {

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback callback,
                HttpContext context)
                throws IOException, HttpException {
            boolean toTheProxyItself = Method.CONNECT.isSame(request.getMethod());
            if (!toTheProxyItself
                    && !Exchange.of(HttpClientContext.cast(context)).begin()) {
                throw new HttpException("A request is never sent twice");
            }
            return super.execute(request, connection, callback, context);
        }
    }
}
