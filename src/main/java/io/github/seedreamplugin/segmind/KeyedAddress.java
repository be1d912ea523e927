package io.github.seedreamplugin.segmind;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The rules for an address that the key is sent to: an absolute https URL (http on loopback alone) without user
 * information or fragment. No message repeats a password that was written into one.
 */
public final class KeyedAddress {

    private KeyedAddress() {}

    /**
     * The address that a user wrote.
     *
     * @param parameter that it was written into, such as {@code seedream.requestHistoryUrl}
     * @param documented the provider's own, for the message of a refusal
     * @throws IllegalArgumentException if it must not be used, with a message for the user
     */
    public static URI parse(String parameter, String text, String documented) {
        String stripped = text.strip();
        try {
            URI uri = new URI(stripped);
            check(parameter, uri, documented);
            return uri;
        } catch (URISyntaxException e) {
            if (stripped.indexOf('@') >= 0) {
                throw withUserInformation(parameter);
            }
            // the exception's own message holds the whole text
            throw new IllegalArgumentException(parameter + " is not a URL (" + e.getReason() + " at character "
                    + (e.getIndex() + 1) + "); the documented one is " + documented);
        }
    }

    static void check(String parameter, URI uri, String documented) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        // Asked before the host: a wrong user information can hide it, and a password must not be repeated in a
        // message.
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            throw withUserInformation(parameter);
        }
        String problem = null;
        if (!scheme.equals("https") && !scheme.equals("http")) {
            problem = "is not an http or https URL";
        } else if (uri.getHost() == null) {
            problem = "names no host";
        } else if (uri.getRawFragment() != null) {
            problem = "has a fragment";
        } else if (uri.getPort() == 0 || uri.getPort() > 65535) {
            problem = "has a port outside 1 to 65535";
        } else if (scheme.equals("http") && !HostName.isLoopback(HostName.of(uri))) {
            problem = "would send the key unencrypted: use https (http is for loopback alone)";
        }
        if (problem != null) {
            throw new IllegalArgumentException(
                    parameter + " " + shown(uri) + " " + problem + "; the documented one is " + documented);
        }
    }

    /** An address for people, logs and reports: without user information, query and fragment. */
    static String shown(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme() + ":";
        String authority = address.getRawAuthority();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        if (authority == null) {
            return scheme + path;
        }
        return scheme + "//" + authority.substring(authority.lastIndexOf('@') + 1) + path;
    }

    private static IllegalArgumentException withUserInformation(String parameter) {
        return new IllegalArgumentException(
                parameter + " has user information in it; the key belongs in" + " settings.xml or SEGMIND_API_KEY.");
    }
}
