package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One purchase: what was asked, what it cost and what came back. It never says with whose key.
 *
 * @param key what the purchase is known by; always the key of endpoint, attributes and take
 * @param endpoint who was asked, in canonical form
 * @param attributes what was asked
 * @param take which purchase of these attributes this is, from 1
 * @param bought when the answer was whole
 * @param took how long the call took
 * @param credits what it cost
 * @param pictures what came back, in the order of the answer
 * @param headers the answer's headers, names in lower case; those that carry secrets are left out
 */
public record BankRecord(
        PurchaseKey key,
        String endpoint,
        ImageAttributes attributes,
        int take,
        Instant bought,
        Duration took,
        BigDecimal credits,
        List<Picture> pictures,
        SortedMap<String, String> headers) {

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "cookie", "proxy-authenticate", "proxy-authorization", "set-cookie", "x-api-key");

    public BankRecord {
        endpoint = PurchaseKey.canonicalEndpoint(endpoint);
        if (!key.equals(PurchaseKey.of(endpoint, attributes, take))) {
            throw new IllegalArgumentException("the key is not that of the request: " + key);
        }
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("a purchase without a picture");
        }
        if (credits.signum() < 0 || took.isNegative()) {
            throw new IllegalArgumentException("a purchase for " + credits + " credits in " + took);
        }
        pictures = List.copyOf(pictures);
        headers = withoutSecrets(headers);
    }

    private static SortedMap<String, String> withoutSecrets(Map<String, String> headers) {
        SortedMap<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!SECRET_HEADERS.contains(lowerCase)) {
                kept.put(lowerCase, value);
            }
        });
        return Collections.unmodifiableSortedMap(kept);
    }
}
