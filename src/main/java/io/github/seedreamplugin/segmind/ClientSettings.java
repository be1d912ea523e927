package io.github.seedreamplugin.segmind;

import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the service.
 *
 * @param endpoint what is called
 * @param proxy what every request goes through, if anything
 * @param requestTimeout the most that one whole call may take, from waiting for a connection to the last byte
 * @param maxConcurrent calls at once
 */
public record ClientSettings(
        Endpoint endpoint, Optional<ProxyServer> proxy, Duration requestTimeout, int maxConcurrent) {

    /** The most that connecting to one address, or one TLS handshake, may take. */
    public static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    public ClientSettings {
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            throw new IllegalArgumentException("seedream.requestTimeout is " + requestTimeout + ", not above zero.");
        }
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("seedream.maxConcurrent is " + maxConcurrent + ", not 1 or more.");
        }
    }

    /** {@link #LONGEST_CONNECT}, or less if a whole call may not take that long. */
    public Duration connectTimeout() {
        return requestTimeout.compareTo(LONGEST_CONNECT) < 0 ? requestTimeout : LONGEST_CONNECT;
    }

    /**
     * The proxy, unless the endpoint is plain http on loopback and the proxy is elsewhere: such a proxy could not reach
     * this machine's loopback and would only be shown the key.
     */
    Optional<ProxyServer> effectiveProxy() {
        return proxy.filter(server -> !endpoint.isPlain() || HostName.isLoopback(HostName.plain(server.host())));
    }
}
