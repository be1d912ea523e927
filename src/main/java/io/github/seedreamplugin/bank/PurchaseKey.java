package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.ImageAttributes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What one purchase is known by: the SHA-256 digest of everything that decides what is bought.
 *
 * <p>The digest is taken over the UTF-8 bytes of this text, one line for each value, in this order:
 *
 * <pre>
 * seedream-purchase-1
 * endpoint LENGTH VALUE
 * prompt LENGTH VALUE
 * aspect_ratio LENGTH VALUE
 * size LENGTH VALUE
 * max_images LENGTH VALUE
 * optimize_prompt LENGTH VALUE
 * watermark LENGTH VALUE
 * take LENGTH VALUE
 * </pre>
 *
 * Every line ends with one line feed. LENGTH is the number of bytes of VALUE, so no value can pretend to be the next
 * line. The endpoint is in {@linkplain #canonicalEndpoint canonical form}; the prompt is taken as it is sent, without
 * trimming or Unicode normalisation. The first line names the version: another form would get another number, and
 * every picture bought under this one would be looked up under this one first.
 *
 * @param hex the digest, 64 lower-case hexadecimal digits
 */
public record PurchaseKey(String hex) implements Comparable<PurchaseKey> {

    /** How many digits the short form has. */
    static final int SHORT_DIGITS = 12;

    private static final String VERSION = "seedream-purchase-1\n";
    /** A build has one endpoint and asks for it thousands of times. */
    private static volatile Endpoint lastEndpoint = new Endpoint("http://localhost", "http://localhost/");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public PurchaseKey {
        if (!DIGEST.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a purchase key (64 lower-case hexadecimal digits): " + hex);
        }
    }

    /** The key of the {@code take}-th purchase of these attributes from this endpoint. */
    public static PurchaseKey of(String endpoint, ImageAttributes attributes, int take) {
        if (take < 1) {
            throw new IllegalArgumentException("take is " + take + ", not 1 or more");
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(VERSION.getBytes(StandardCharsets.UTF_8));
        line(text, "endpoint", canonicalEndpoint(endpoint));
        line(text, "prompt", attributes.prompt());
        line(text, "aspect_ratio", attributes.aspectRatio().value());
        line(text, "size", attributes.size().value());
        line(text, "max_images", Integer.toString(attributes.maxImages()));
        line(text, "optimize_prompt", attributes.optimizePrompt().value());
        line(text, "watermark", Boolean.toString(attributes.watermark()));
        line(text, "take", Integer.toString(take));
        return new PurchaseKey(Sha256.of(text.toByteArray()));
    }

    /**
     * An endpoint's origin and path: scheme and host in lower case, a port only where it is not the scheme's own, no
     * user, query or fragment, and {@code /} for an empty path.
     */
    public static String canonicalEndpoint(String endpoint) {
        Endpoint last = lastEndpoint;
        if (!endpoint.equals(last.given()) && !endpoint.equals(last.canonical())) {
            last = new Endpoint(endpoint, canonical(endpoint));
            lastEndpoint = last;
        }
        return last.canonical();
    }

    private static String canonical(String endpoint) {
        URI uri = URI.create(endpoint.strip());
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("not an absolute URL with a host: " + endpoint);
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean ownPort = uri.getPort() == -1
                || (scheme.equals("https") && uri.getPort() == 443)
                || (scheme.equals("http") && uri.getPort() == 80);
        return scheme
                + "://"
                + uri.getHost().toLowerCase(Locale.ROOT)
                + (ownPort ? "" : ":" + uri.getPort())
                + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
    }

    /** The first twelve digits: enough for people, and for file names where the whole key stands inside the file. */
    public String shortForm() {
        return hex.substring(0, SHORT_DIGITS);
    }

    /** The name of the machine lock that whoever buys under this key holds. */
    public String lockName() {
        return "key-" + hex;
    }

    @Override
    public int compareTo(PurchaseKey other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    private record Endpoint(String given, String canonical) {}

    private static void line(ByteArrayOutputStream text, String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        // A lone surrogate becomes a question mark, and two prompts one key.
        if (!new String(bytes, StandardCharsets.UTF_8).equals(value)) {
            throw new IllegalArgumentException(name + " holds half of a surrogate pair, which no request can carry");
        }
        text.writeBytes((name + " " + bytes.length + " ").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(bytes);
        text.write('\n');
    }
}
