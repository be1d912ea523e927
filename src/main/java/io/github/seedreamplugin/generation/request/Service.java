package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.bank.PurchaseKeys;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.segmind.Endpoint;
import io.github.seedreamplugin.segmind.ProxyServer;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The service that makes the pictures.
 *
 * @param endpoint where it is
 * @param proxy what lies between
 * @param simulated whether it is the embedded simulator, whose pictures are never bought ones
 * @param queue whether pictures are asked for through the queue, where each call is a job with a request id; always true if
 *     the endpoint is an address of the queue
 * @param requestHistory where the history of requests is asked what an unknown call cost; none means not to ask
 */
public record Service(
        Endpoint endpoint,
        Optional<ProxyServer> proxy,
        boolean simulated,
        boolean queue,
        Optional<URI> requestHistory) {

    public Service {
        queue = queue || endpoint.isQueue();
    }

    /** Direct calls, unless the endpoint is an address of the queue, and no history is asked. */
    public Service(Endpoint endpoint, Optional<ProxyServer> proxy, boolean simulated) {
        this(endpoint, proxy, simulated, false, Optional.empty());
    }

    /**
     * What stands for the service in a purchase's key and beside its price. All of the provider's own hosts are one
     * service; any other host is one of its own, so that a test server's pictures never pass for the provider's.
     */
    public String name() {
        return simulated ? "simulator" : endpoint.service();
    }

    /** What makes the pictures. */
    public String model() {
        return endpoint.model();
    }

    /** What a purchase is known by, and what it was known by in former versions and spellings. */
    public PurchaseKeys keys(ImageAttributes attributes, int take) {
        List<PurchaseKey> former = formerEndpoints().stream()
                .map(url -> PurchaseKey.ofEndpoint(url, attributes, take))
                .toList();
        return new PurchaseKeys(PurchaseKey.of(name(), endpoint.model(), attributes, take), former);
    }

    /** Version 1 of the key held the endpoint's URL as it was spelled. */
    private Set<String> formerEndpoints() {
        if (simulated) {
            return Set.of("simulator://localhost" + endpoint.uri().getPath());
        }
        Set<String> urls = new LinkedHashSet<>();
        urls.add(endpoint.uri().toString());
        if (isProviders()) {
            for (String version : List.of("v1", "v2")) {
                String url = "https://api.segmind.com/" + version + "/" + endpoint.model();
                urls.add(url);
                urls.add(url + "/");
            }
        }
        return urls;
    }

    private boolean isProviders() {
        return endpoint.service().equals("segmind");
    }

    /** Whether nothing can be paid: a server on this machine sells for the sake of trying. */
    public boolean isOnThisMachine() {
        return simulated || endpoint.isLoopback();
    }

    /** Whom an account is with; all of the provider's hosts are one, under the name that earlier ledgers know. */
    public String account() {
        if (simulated) {
            return "simulator://localhost";
        }
        return isProviders() ? "https://api.segmind.com" : endpoint.service();
    }
}
