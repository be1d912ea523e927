package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.segmind.Endpoint;
import io.github.seedreamplugin.segmind.ProxyServer;
import java.net.URI;
import java.util.Optional;

/**
 * The service that makes the pictures.
 *
 * @param endpoint where it is
 * @param proxy what lies between
 * @param simulated whether it is the embedded simulator, whose pictures are never bought ones
 * @param queue whether pictures are asked for through the queue, where each call is a job with a request id
 * @param requestHistory where the history of requests is asked what an unknown call cost; none means not to ask
 */
public record Service(
        Endpoint endpoint,
        Optional<ProxyServer> proxy,
        boolean simulated,
        boolean queue,
        Optional<URI> requestHistory) {

    /** Direct calls, and no history is asked. */
    public Service(Endpoint endpoint, Optional<ProxyServer> proxy, boolean simulated) {
        this(endpoint, proxy, simulated, false, Optional.empty());
    }

    /**
     * What stands for the service in a purchase's key. The simulator listens on another port every time, so it is
     * named, not addressed: its pictures can be told from bought ones by their key alone.
     */
    public String identity() {
        return simulated
                ? "simulator://localhost" + endpoint.uri().getPath()
                : endpoint.uri().toString();
    }

    /** Whom an account is with. */
    public String origin() {
        return simulated ? "simulator://localhost" : endpoint.origin().toString();
    }
}
