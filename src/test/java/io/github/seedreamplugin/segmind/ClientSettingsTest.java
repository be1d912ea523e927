package io.github.seedreamplugin.segmind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSettingsTest {

    @Test
    void theDocumentedEndpointIsThePagesAddress() {
        assertThat(Endpoint.DOCUMENTED.uri())
                .isEqualTo(URI.create("https://api.segmind.com/v1/seedream-v5-lite-text-to-image"));
        assertThat(Endpoint.DOCUMENTED.creditsUri())
                .isEqualTo(URI.create("https://api.segmind.com/v1/get-user-credits"));
        assertThat(Endpoint.DOCUMENTED.origin()).isEqualTo(URI.create("https://api.segmind.com"));
        assertThat(Endpoint.DOCUMENTED.isLoopback()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/v1/x",
                "http://LOCALHOST/v1/x",
                "http://127.0.0.1:1/",
                "http://127.1.2.3/x?y=z",
                "http://[::1]:99/x",
                "https://localhost/x"
            })
    void plainHttpIsForLoopback(String uri) {
        assertThat(new Endpoint(URI.create(uri)).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.segmind.com/v1/x,would send the key unencrypted: use https (http is for loopback alone)",
        "http://127.0.0.1.example.test/x,would send the key unencrypted: use https (http is for loopback alone)",
        "http://10.0.0.1/x,would send the key unencrypted: use https (http is for loopback alone)",
        "ftp://api.segmind.com/x,is not an http or https URL",
        "api.segmind.com/v1/x,is not an http or https URL",
        "https:/v1/x,names no host",
        "https://under_score/x,names no host",
        "https://api.segmind.com/x#y,has a fragment",
        "https://api.segmind.com:70000/x,has a port outside 1 to 65535"
    })
    void anEndpointThatCannotBeCalledSafelyIsRefused(String uri, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint(URI.create(uri)))
                .withMessage("seedream.endpoint " + uri.replace("#y", "") + " " + problem
                        + "; the documented one is https://api.segmind.com/v1/seedream-v5-lite-text-to-image");
    }

    @Test
    void aKeyInTheEndpointIsRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint(URI.create("https://me:hidden@api.segmind.com/x")))
                .withMessage("seedream.endpoint has user information in it; the key belongs in settings.xml or"
                        + " SEGMIND_API_KEY.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two words", "line\nbreak", "schlüssel", "tab\there", "nul\0"})
    void aKeyThatWasNotCopiedWholeIsRefusedWithoutRepeatingIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKey(key))
                .withMessageStartingWith("The API key ")
                .satisfies(e -> {
                    if (!key.isBlank()) {
                        assertThat(e.getMessage()).doesNotContain(key);
                    }
                });
    }

    @Test
    void spaceAroundAKeyIsDropped() {
        assertThat(new ApiKey(" SG_1\n").value()).isEqualTo("SG_1");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,8,seedream.requestTimeout", "PT-1S,8,seedream.requestTimeout", "PT5M,0,seedream.maxConcurrent"})
    void timesAndNumbersMustBeAboveZero(Duration timeout, int concurrent, String parameter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientSettings(Endpoint.DOCUMENTED, Optional.empty(), timeout, concurrent))
                .withMessageStartingWith(parameter + " is ");
    }

    @Test
    void connectingNeverTakesLongerThanAWholeCall() {
        assertThat(new ClientSettings(Endpoint.DOCUMENTED, Optional.empty(), Duration.ofMinutes(5), 8).connectTimeout())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(new ClientSettings(Endpoint.DOCUMENTED, Optional.empty(), Duration.ofSeconds(3), 8).connectTimeout())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aProxyNeedsAHostAPortAndCredentialsThatBasicCanCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProxyServer(" ", 80, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProxyServer("proxy", 0, Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxyServer.Credentials("a:b", "secret"))
                .withMessageNotContaining("secret");
    }
}
