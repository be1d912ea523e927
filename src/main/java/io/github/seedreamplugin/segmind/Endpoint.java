package io.github.seedreamplugin.segmind;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * The address that pictures are bought from, and the only origin that ever sees the key.
 *
 * @param uri absolute, https (http on loopback alone), without user information or fragment
 */
public record Endpoint(URI uri) {

    /** The address on the provider's own page. */
    public static final Endpoint DOCUMENTED =
            new Endpoint(URI.create("https://api.segmind.com/v1/seedream-v5-lite-text-to-image"));

    private static final String CREDITS = "get-user-credits";
    private static final String DIRECT = "v1";
    private static final String QUEUE = "v2";

    public Endpoint {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw illegal(uri, "is not an http or https URL");
        }
        // Asked before the host: a wrong user information can hide it, and a password must not be repeated in a
        // message.
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            throw withUserInformation();
        }
        if (uri.getHost() == null) {
            throw illegal(uri, "names no host");
        }
        if (uri.getRawFragment() != null) {
            throw illegal(uri, "has a fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw illegal(uri, "has a port outside 1 to 65535");
        }
        if (scheme.equals("http") && !HostName.isLoopback(HostName.of(uri))) {
            throw illegal(uri, "would send the key unencrypted: use https (http is for loopback alone)");
        }
    }

    /** The endpoint that a user wrote; the message of a refusal never repeats a password in it. */
    public static Endpoint parse(String text) {
        String stripped = text.strip();
        try {
            return new Endpoint(new URI(stripped));
        } catch (URISyntaxException e) {
            if (stripped.indexOf('@') >= 0) {
                throw withUserInformation();
            }
            throw new IllegalArgumentException("seedream.endpoint is not a URL (" + e.getReason() + " at character "
                    + (e.getIndex() + 1) + "); the documented one is " + DOCUMENTED.shown());
        }
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
        return shown(uri);
    }

    /** Any address for people, logs and reports: without user information, query and fragment. */
    public static String shown(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme() + ":";
        String authority = address.getRawAuthority();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        if (authority == null) {
            return scheme + path;
        }
        return scheme + "//" + authority.substring(authority.lastIndexOf('@') + 1) + path;
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

    private static IllegalArgumentException withUserInformation() {
        return new IllegalArgumentException("seedream.endpoint has user information in it; the key belongs in"
                + " settings.xml or SEGMIND_API_KEY.");
    }

    private static IllegalArgumentException illegal(URI uri, String problem) {
        return new IllegalArgumentException("seedream.endpoint " + shown(uri) + " " + problem
                + "; the documented one is https://api.segmind.com/v1/…");
    }
}
