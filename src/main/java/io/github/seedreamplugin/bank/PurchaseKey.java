package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one purchase is known by: the SHA-256 digest of everything that decides what is bought.
 *
 * <p>The digest is taken over the UTF-8 bytes of this text, one line for each value, in this order:
 *
 * <pre>
 * seedream-purchase-2
 * service LENGTH VALUE
 * model LENGTH VALUE
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
 * line. The prompt is taken as it is sent, without trimming or Unicode normalisation. The first line names the version.
 * In version 1 a line {@code endpoint}, with the address in {@linkplain #canonicalEndpoint canonical form}, stood in place
 * of service and model; what was bought under it is found through {@link PurchaseKeys}.
 *
 * @param hex the digest, 64 lower-case hexadecimal digits
 */
public record PurchaseKey(String hex) implements Comparable<PurchaseKey> {

    /** How many digits the short form has. */
    static final int SHORT_DIGITS = 12;

    public PurchaseKey {
        if (!Picture.isDigest(hex)) {
            throw new IllegalArgumentException("not a purchase key (64 lower-case hexadecimal digits): " + hex);
        }
    }

    /**
     * The key of the {@code take}-th purchase of these attributes.
     *
     * @param service who sells it, in words that do not change with the spelling of its address
     * @param model what makes it
     */
    public static PurchaseKey of(String service, String model, ImageAttributes attributes, int take) {
        Map<String, Object> seller = new LinkedHashMap<>();
        seller.put("service", service);
        seller.put("model", model);
        return digest("seedream-purchase-2", seller, attributes, take);
    }

    /** The key of version 1, which is that of an address. */
    public static PurchaseKey ofEndpoint(String endpoint, ImageAttributes attributes, int take) {
        return digest("seedream-purchase-1", Map.of("endpoint", canonicalEndpoint(endpoint)), attributes, take);
    }

    private static PurchaseKey digest(
            String version, Map<String, Object> seller, ImageAttributes attributes, int take) {
        if (take < 1) {
            throw new IllegalArgumentException("take is " + take + ", not 1 or more");
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((version + "\n").getBytes(StandardCharsets.UTF_8));
        seller.forEach((name, value) -> line(text, name, value.toString()));
        attributes.byName().forEach((name, value) -> line(text, name, value.toString()));
        line(text, "take", Integer.toString(take));
        return new PurchaseKey(Sha256.of(text.toByteArray()));
    }

    /**
     * An endpoint's origin and path: scheme and host in lower case, a port only where it is not the scheme's own, no
     * user, query or fragment, and {@code /} for an empty path.
     */
    public static String canonicalEndpoint(String endpoint) {
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
