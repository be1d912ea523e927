package io.github.seedreamplugin.segmind;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address that pictures are bought from, and the only origin that ever sees the key.
 *
 * @param uri absolute, https (http on loopback alone), without user information or fragment
 */
public record Endpoint(URI uri) {

    /** The address on the provider's own page. */
    public static final Endpoint DOCUMENTED =
            new Endpoint(URI.create("https://api.segmind.com/v1/seedream-v5-lite-text-to-image"));

    private static final String CREDITS = "/v1/get-user-credits";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]", Pattern.CASE_INSENSITIVE);

    public Endpoint {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw illegal(uri, "is not an http or https URL");
        }
        // Asked before the host: a wrong user information can hide it, and a password must not be repeated in a
        // message.
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("seedream.endpoint has user information in it; the key belongs in"
                    + " settings.xml or SEGMIND_API_KEY.");
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
        if (scheme.equals("http") && !isLoopback(uri.getHost())) {
            throw illegal(uri, "would send the key unencrypted: use https (http is for loopback alone)");
        }
    }

    /** Where the balance is asked for: the same origin. */
    public URI creditsUri() {
        return origin().resolve(CREDITS);
    }

    /** Scheme, host and port. */
    public URI origin() {
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    /** Whether the host is this machine by its very name or number. */
    public boolean isLoopback() {
        return isLoopback(uri.getHost());
    }

    boolean isPlain() {
        return uri.getScheme().equalsIgnoreCase("http");
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    private static IllegalArgumentException illegal(URI uri, String problem) {
        return new IllegalArgumentException(
                "seedream.endpoint " + uri + " " + problem + "; the documented one is https://api.segmind.com/v1/…");
    }
}
