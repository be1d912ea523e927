package io.github.seedreamplugin.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PurchaseKeyTest {

    /** Computed once with Python's hashlib from the form that the Javadoc describes. They must never change. */
    @TestFactory
    Stream<DynamicTest> isWhatItHasAlwaysBeen() throws Exception {
        return vectors("version_2")
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> assertThat(PurchaseKey.of(
                                        vector.text("service"),
                                        vector.text("model"),
                                        RecordFile.attributes(vector.object("request")),
                                        vector.integer("take"))
                                .hex())
                        .isEqualTo(vector.text("key"))));
    }

    @TestFactory
    Stream<DynamicTest> ofVersionOneIsWhatItHasAlwaysBeen() throws Exception {
        return vectors("vectors")
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> assertThat(PurchaseKey.ofEndpoint(
                                        vector.text("endpoint"),
                                        RecordFile.attributes(vector.object("request")),
                                        vector.integer("take"))
                                .hex())
                        .isEqualTo(vector.text("key"))));
    }

    private Stream<JsonObject> vectors(String version) throws Exception {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("purchase-keys.json"))) {
            return JsonObject.parse(in.readAllBytes()).objects(version).stream();
        }
    }

    @Test
    void writesAnEndpointInOneWayOnly() {
        assertThat(PurchaseKey.canonicalEndpoint("HTTPS://API.Segmind.com:443/V1/x?y=z#f"))
                .isEqualTo("https://api.segmind.com/V1/x");
        assertThat(PurchaseKey.canonicalEndpoint("http://user:pass@localhost:80"))
                .isEqualTo("http://localhost/");
        assertThat(PurchaseKey.canonicalEndpoint("http://[::1]:8080/v1")).isEqualTo("http://[::1]:8080/v1");
    }

    @Test
    void refusesWhatIsNoEndpoint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseKey.canonicalEndpoint("/v1/x"))
                .withMessage("not an absolute URL with a host: /v1/x");
        assertThatIllegalArgumentException().isThrownBy(() -> PurchaseKey.canonicalEndpoint(""));
    }

    @Test
    void refusesHalfASurrogatePairRatherThanTakingItForAQuestionMark() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Purchases.key("a\uD83D"))
                .withMessage("prompt holds half of a surrogate pair, which no request can carry");
    }

    @Test
    void refusesATakeBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchaseKey.of("segmind", "seedream", Purchases.attributes("x"), 0))
                .withMessage("take is 0, not 1 or more");
    }

    @Test
    void hasAShortFormOfTwelveDigits() {
        PurchaseKey key = Purchases.key("x");
        assertThat(key.hex()).startsWith(key.shortForm()).hasSize(64);
        assertThat(key.shortForm()).hasSize(12);
    }

    private static String text(JsonObject json, String name) {
        try {
            return json.text(name);
        } catch (JsonObject.DamagedException e) {
            throw new IllegalStateException(e);
        }
    }
}
