package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.money.Cost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One purchase: what was asked, what it cost and what came back. It never says with whose key.
 *
 * @param key what the purchase is known by; always the key of what was asked
 * @param service who was asked; without a model, the address of the endpoint in canonical form
 * @param model what was asked; empty in records of earlier versions of the plugin, whose address says it
 * @param attributes what was asked
 * @param take which purchase of these attributes this is, from 1
 * @param bought when the answer was whole
 * @param took how long the call took
 * @param cost what it cost
 * @param pictures what came back, in the order of the answer
 * @param headers the answer's headers, names in lower case; those that carry secrets are left out
 * @param project the project that it was bought for, as far as is known
 * @param image the name of the image in its manifest, as far as is known
 */
public record BankRecord(
        PurchaseKey key,
        String service,
        Optional<String> model,
        ImageAttributes attributes,
        int take,
        Instant bought,
        Duration took,
        Cost cost,
        List<Picture> pictures,
        SortedMap<String, String> headers,
        Optional<String> project,
        Optional<String> image) {

    private static final Set<String> SECRET_HEADERS =
            Set.of("authorization", "cookie", "proxy-authenticate", "proxy-authorization", "set-cookie", "x-api-key");

    public BankRecord {
        String seller = service;
        PurchaseKey asked = model.map(slug -> PurchaseKey.of(seller, slug, attributes, take))
                .orElseGet(() -> PurchaseKey.ofEndpoint(seller, attributes, take));
        if (!key.equals(asked)) {
            throw new IllegalArgumentException("the key is not that of the request: " + key);
        }
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("a purchase without a picture");
        }
        if (took.isNegative()) {
            throw new IllegalArgumentException("a purchase that took " + took);
        }
        service = model.isPresent() ? service : PurchaseKey.canonicalEndpoint(service);
        pictures = List.copyOf(pictures);
        headers = withoutSecrets(headers);
    }

    /** The record of a purchase under this key, to be completed by name. */
    public static Builder of(PurchaseKey key) {
        return new Builder(key);
    }

    /** The most that it cost. */
    public BigDecimal credits() {
        return cost.most();
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

    /** Completes a record by name. */
    public static final class Builder {
        private final PurchaseKey key;
        private @Nullable String service;
        private Optional<String> model = Optional.empty();
        private @Nullable ImageAttributes attributes;
        private int take = 1;
        private @Nullable Instant bought;
        private Duration took = Duration.ZERO;
        private @Nullable Cost cost;
        private List<Picture> pictures = List.of();
        private SortedMap<String, String> headers = new TreeMap<>();
        private Optional<String> project = Optional.empty();
        private Optional<String> image = Optional.empty();

        private Builder(PurchaseKey key) {
            this.key = key;
        }

        /** Who was asked, and for which model. */
        public Builder soldBy(String service, String model) {
            this.service = service;
            this.model = Optional.of(model);
            return this;
        }

        /** The address that was asked, for a key of version 1. */
        public Builder soldAt(String endpoint) {
            this.service = endpoint;
            this.model = Optional.empty();
            return this;
        }

        /** What was asked, and which purchase of it this is. */
        public Builder request(ImageAttributes attributes, int take) {
            this.attributes = attributes;
            this.take = take;
            return this;
        }

        /** When the answer was whole, and how long the call took. */
        public Builder bought(Instant bought, Duration took) {
            this.bought = bought;
            this.took = took;
            return this;
        }

        /** What it cost. */
        public Builder cost(Cost cost) {
            this.cost = cost;
            return this;
        }

        /** What came back, in the order of the answer. */
        public Builder pictures(List<Picture> pictures) {
            this.pictures = pictures;
            return this;
        }

        /** The answer's headers. */
        public Builder headers(Map<String, String> headers) {
            this.headers = new TreeMap<>(headers);
            return this;
        }

        /** The project that it was bought for and the name of the image there, as far as is known. */
        public Builder mentioned(Optional<String> project, Optional<String> image) {
            this.project = project;
            this.image = image;
            return this;
        }

        /** The record; who was asked for what, when and for how much must have been said. */
        public BankRecord build() {
            return new BankRecord(
                    key,
                    Said.of("service", service),
                    model,
                    Said.of("attributes", attributes),
                    take,
                    Said.of("bought", bought),
                    took,
                    Said.of("cost", cost),
                    pictures,
                    headers,
                    project,
                    image);
        }
    }
}
