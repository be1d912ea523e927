package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.testing.LoopbackServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** What the tests of this package share. */
final class AnswerFixtures {

    static final String SECRET = "SG_marked-key-0123456789";
    static final ApiKey KEY = new ApiKey(SECRET);
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final ImageAttributes HERO = attributes("A city at dusk");
    /** One picture is asked for, so a call gets the time of one. */
    static final ImageAttributes SINGLE =
            ImageAttributes.of("A city at dusk").watermark(false).build();

    private static final char[] PASSWORD = "changeit".toCharArray();

    private AnswerFixtures() {}

    static ImageAttributes attributes(String prompt) {
        return ImageAttributes.of(prompt).maxImages(4).watermark(false).build();
    }

    /** Bytes that begin like a JPEG and are unlike those of another seed. */
    static byte[] jpeg(int seed, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) seed);
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xd8;
        bytes[2] = (byte) 0xff;
        return bytes;
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static ClientSettings settings(URI endpoint, Duration timeout) {
        return new ClientSettings(new Endpoint(endpoint), Optional.empty(), timeout, 4);
    }

    static SegmindClient client(LoopbackServer server) {
        return client(server, Duration.ofSeconds(20));
    }

    static SegmindClient client(LoopbackServer server, Duration timeout) {
        return new SegmindClient(settings(server.uri("/v1/seedream"), timeout), KEY, CLOCK);
    }

    /** A client that trusts the test authority. */
    static SegmindClient trusting(ClientSettings settings) {
        return new SegmindClient(
                settings, KEY, CLOCK, new SegmindClient.Network(SystemDefaultDnsResolver.INSTANCE, tls("authority")));
    }

    /** TLS with the certificate (and trust) of {@code NAME.p12}; how these were made stands in make-certificates.sh. */
    static SSLContext tls(String name) {
        try (InputStream in = AnswerFixtures.class.getResourceAsStream("tls/" + name + ".p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<byte[]> contents(List<Path> files) {
        return files.stream().map(AnswerFixtures::bytes).toList();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    static List<Path> filesIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
