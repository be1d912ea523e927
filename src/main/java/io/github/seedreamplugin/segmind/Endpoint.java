package io.github.seedreamplugin.segmind;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The address that pictures are bought from, and the only origin that ever sees the key.
 *
 * @param uri absolute, https (http on loopback alone), without user information or fragment
 */
public record Endpoint(URI uri) {

    /** The address on the provider's own page, as text. */
    public static final String DOCUMENTED_URL = "https://api.segmind.com/v1/seedream-v5-lite-text-to-image";

    /** The address on the provider's own page. */
    public static final Endpoint DOCUMENTED = new Endpoint(URI.create(DOCUMENTED_URL));

    private static final String PARAMETER = "seedream.endpoint";
    private static final String CREDITS = "get-user-credits";
    private static final String DIRECT = "v1";
    private static final String QUEUE = "v2";

    public Endpoint {
        KeyedAddress.check(PARAMETER, uri, DOCUMENTED_URL);
    }

    /** The endpoint that a user wrote; the message of a refusal never repeats a password in it. */
    public static Endpoint parse(String text) {
        return new Endpoint(KeyedAddress.parse(PARAMETER, text, DOCUMENTED_URL));
    }

    /** Whose pictures are bought: {@code segmind} on the provider's own hosts, {@code loopback}, else the host. */
    public String service() {
        String host = HostName.of(uri);
        if (HostName.isProvider(host)) {
            return "segmind";
        }
        return HostName.isLoopback(host) ? "loopback" : host;
    }

    /** The model's slug: the last part of the path, in lower case. */
    public String model() {
        List<String> parts = parts();
        return parts.isEmpty() ? "" : parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    }

    /** Whether it is an address of the queue: its path has the part {@code v2}. */
    public boolean isQueue() {
        List<String> parts = parts();
        int at = version(parts);
        return at >= 0 && parts.get(at).equalsIgnoreCase(QUEUE);
    }

    /** Where a job for the queue is submitted; the address itself if it names no version. */
    public URI queueUri() {
        return withVersion(QUEUE);
    }

    /** Where the same model is called directly; the address itself if it names no version. */
    public URI directUri() {
        return withVersion(DIRECT);
    }

    /** Where the balance is asked for: the same origin, below the path of a gateway if there is one. */
    public URI creditsUri() {
        return below(DIRECT, CREDITS);
    }

    /** An address of the queue beside the endpoint's own. */
    URI queueUri(String... path) {
        return below(QUEUE, String.join("/", path));
    }

    /** Scheme, host and port. */
    public URI origin() {
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    /** Whether an address is of the same scheme, host and port: only there the key may go along. */
    boolean isOrigin(URI other) {
        return uri.getScheme().equalsIgnoreCase(other.getScheme())
                && HostName.of(uri).equals(HostName.of(other))
                && other.getRawUserInfo() == null
                && port(uri) == port(other);
    }

    /** The address for people, logs and reports: without user information, query and fragment. */
    public String shown() {
        return KeyedAddress.shown(uri);
    }

    /** Whether the host is this machine by its very name or number. */
    public boolean isLoopback() {
        return HostName.isLoopback(HostName.of(uri));
    }

    boolean isPlain() {
        return uri.getScheme().equalsIgnoreCase("http");
    }

    private List<String> parts() {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return List.of(path.split("/")).stream().filter(part -> !part.isEmpty()).toList();
    }

    /** The last part that is a version: a gateway may have one of its own before it. */
    private static int version(List<String> parts) {
        for (int at = parts.size() - 1; at >= 0; at--) {
            if (parts.get(at).equalsIgnoreCase(DIRECT) || parts.get(at).equalsIgnoreCase(QUEUE)) {
                return at;
            }
        }
        return -1;
    }

    private URI withVersion(String version) {
        List<String> parts = parts();
        int at = version(parts);
        if (at < 0 || parts.get(at).equalsIgnoreCase(version)) {
            return uri;
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return below(version, String.join("/", parts.subList(at + 1, parts.size())) + query);
    }

    private URI below(String version, String rest) {
        List<String> parts = parts();
        List<String> prefix = parts.subList(0, Math.max(0, version(parts)));
        String path = prefix.isEmpty() ? "/" : "/" + String.join("/", prefix) + "/";
        return URI.create(origin() + path + version + "/" + rest);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }
}
