package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Purchases for tests: the same seed gives the same pictures. */
final class Purchases {

    static final String ENDPOINT = "https://api.segmind.com/v1/seedream-v5-lite-text-to-image";
    static final String SERVICE = "segmind";
    static final String MODEL = "seedream-v5-lite-text-to-image";
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final BigDecimal PRICE = new BigDecimal("0.035");

    private Purchases() {}

    /** A record and the files of its pictures. */
    record Purchase(BankRecord record, List<Path> files) {
        Picture first() {
            return record.pictures().get(0);
        }
    }

    static ImageAttributes attributes(String prompt) {
        return ImageAttributes.of(prompt).maxImages(4).watermark(false).build();
    }

    static PurchaseKey key(String prompt) {
        return PurchaseKey.of(SERVICE, MODEL, attributes(prompt), 1);
    }

    /** The key that earlier versions of the plugin bought this under. */
    static PurchaseKey formerKey(String prompt) {
        return PurchaseKey.ofEndpoint(ENDPOINT, attributes(prompt), 1);
    }

    static PurchaseKeys keys(String prompt) {
        return new PurchaseKeys(key(prompt), List.of(formerKey(prompt)));
    }

    /** A purchase that was made by an earlier version of the plugin. */
    static Purchase former(String prompt, Path directory, int pictures) throws IOException {
        Purchase now = of(prompt, directory, pictures);
        BankRecord record = BankRecord.of(formerKey(prompt))
                .soldAt(ENDPOINT)
                .request(attributes(prompt), 1)
                .bought(NOON, Duration.ofMillis(36_200))
                .cost(Cost.exactly(PRICE, CostSource.ASSUMED))
                .pictures(now.record().pictures())
                .headers(now.record().headers())
                .build();
        return new Purchase(record, now.files());
    }

    static Purchase of(String prompt, Path directory, int pictures) throws IOException {
        return of(prompt, directory, pictures, prompt.hashCode());
    }

    static Purchase of(String prompt, Path directory, int pictures, long seed) throws IOException {
        Files.createDirectories(directory);
        Random random = new Random(seed);
        List<Path> files = new ArrayList<>();
        List<Picture> described = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            byte[] bytes = new byte[20_000 + random.nextInt(20_000)];
            random.nextBytes(bytes);
            String digest = HexFormat.of().formatHex(Sha256.digest().digest(bytes));
            files.add(Files.write(directory.resolve(digest), bytes));
            described.add(new Picture(digest, bytes.length, PictureType.JPEG, 2560, 1440));
        }
        TreeMap<String, String> headers = new TreeMap<>();
        headers.put("X-Remaining-Credits", "9.86");
        headers.put("Set-Cookie", "session=secret");
        BankRecord record = BankRecord.of(key(prompt))
                .soldBy(SERVICE, MODEL)
                .request(attributes(prompt), 1)
                .bought(NOON, Duration.ofMillis(36_200))
                .cost(Cost.exactly(PRICE, CostSource.STATED))
                .pictures(described)
                .headers(headers)
                .mentioned(Optional.of("com.example:site"), Optional.of("hero"))
                .build();
        return new Purchase(record, files);
    }
}
