package io.github.seedreamplugin.segmind;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a host's name alone tells, without asking anybody. */
final class HostName {

    private static final String PROVIDER = "segmind.com";
    private static final int LONGEST_GENERIC = 3;
    private static final Pattern DOTTED = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern NUMERIC =
            Pattern.compile("(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+))*", Pattern.CASE_INSENSITIVE);
    private static final Pattern INSIDE =
            Pattern.compile(".*\\.(local|localhost|localdomain|internal|intranet|lan|home|corp|private|arpa|onion)");

    private HostName() {}

    /** The host of an address, as {@link #plain}. */
    static String of(URI address) {
        return address.getHost() == null ? "" : plain(address.getHost());
    }

    /** In lower case, without the brackets of IPv6 and without the dot that ends a full name. */
    static String plain(String host) {
        String text = host.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("[") && text.endsWith("]")) {
            return text.substring(1, text.length() - 1);
        }
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * The domain that a host stands in, without its own first part; empty if that could be the domain of a whole country's
     * companies, such as {@code co.uk}.
     */
    static String domain(String plain) {
        int dot = plain.indexOf('.');
        boolean number = isDotted(plain) || plain.indexOf(':') >= 0;
        if (dot < 0 || number) {
            return "";
        }
        String parent = plain.substring(dot + 1);
        return parent.indexOf('.') > LONGEST_GENERIC ? parent : "";
    }

    /** Whether it is one of the provider's own. */
    static boolean isProvider(String plain) {
        return plain.equals(PROVIDER) || plain.endsWith("." + PROVIDER);
    }

    /** Whether it is this machine by its very name or number, in any spelling. */
    static boolean isLoopback(String plain) {
        if (plain.equals("localhost") || plain.endsWith(".localhost")) {
            return true;
        }
        boolean literal = plain.indexOf(':') >= 0 || isDotted(plain);
        return literal && isLoopbackLiteral(plain);
    }

    private static boolean isLoopbackLiteral(String literal) {
        try {
            // A literal is not looked up.
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** An IPv4 address in the one form that everybody reads in the same way. */
    static boolean isDotted(String plain) {
        return DOTTED.matcher(plain).matches();
    }

    /** An IPv4 address as a number, hexadecimal, octal or shortened: programs read it in different ways. */
    static boolean isOddNumber(String plain) {
        return NUMERIC.matcher(plain).matches() && !isDotted(plain);
    }

    /** A name that only an internal network can know: without a dot, or below a top-level domain for internal use. */
    static boolean isOfTheInside(String plain) {
        boolean name = plain.indexOf(':') < 0 && !isDotted(plain);
        return name && (plain.indexOf('.') < 0 || INSIDE.matcher(plain).matches());
    }
}
