package io.github.seedreamplugin.segmind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.segmind.com/v1/seedream-v5-lite-text-to-image,segmind,seedream-v5-lite-text-to-image",
        "https://API.Segmind.com:443/v2/Seedream-V5-lite-text-to-image/,segmind,seedream-v5-lite-text-to-image",
        "https://eu.segmind.com./v1/m,segmind,m",
        "https://api.segmind.com.example.org/v1/m,api.segmind.com.example.org,m",
        "https://notsegmind.com/v1/m,notsegmind.com,m",
        "http://localhost:8080/v1/m,loopback,m",
        "http://LOCALHOST/v1/m,loopback,m",
        "http://127.0.0.1:1/v1/m,loopback,m",
        "http://127.9.8.7/v1/m,loopback,m",
        "http://[::1]:5/v1/m,loopback,m",
        "http://[0:0:0:0:0:0:0:1]/v1/m,loopback,m",
        "http://[::ffff:127.0.0.1]/v1/m,loopback,m",
        "https://Gateway.example.org:8443/team/v1/m?x=y,gateway.example.org,m"
    })
    void knowsWhosePicturesAreBoughtAndOfWhichModel(String uri, String service, String model) {
        Endpoint endpoint = Endpoint.parse(uri);
        assertThat(endpoint.service()).isEqualTo(service);
        assertThat(endpoint.model()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.segmind.com/v1/m,false,https://api.segmind.com/v1/m,https://api.segmind.com/v2/m,https://api.segmind.com/v1/get-user-credits",
        "https://api.segmind.com/v2/m,true,https://api.segmind.com/v1/m,https://api.segmind.com/v2/m,https://api.segmind.com/v1/get-user-credits",
        "https://gw.example.org/team/v2/m,true,https://gw.example.org/team/v1/m,https://gw.example.org/team/v2/m,https://gw.example.org/team/v1/get-user-credits",
        "https://gw.example.org/v1/segmind/v1/m,false,https://gw.example.org/v1/segmind/v1/m,https://gw.example.org/v1/segmind/v2/m,https://gw.example.org/v1/segmind/v1/get-user-credits",
        "https://gw.example.org/m,false,https://gw.example.org/m,https://gw.example.org/m,https://gw.example.org/v1/get-user-credits"
    })
    void knowsTheAddressesBesideIt(String uri, boolean queue, String direct, String queued, String credits) {
        Endpoint endpoint = Endpoint.parse(uri);
        assertThat(endpoint.isQueue()).isEqualTo(queue);
        assertThat(endpoint.directUri()).hasToString(direct);
        assertThat(endpoint.queueUri()).hasToString(queued);
        assertThat(endpoint.creditsUri()).hasToString(credits);
    }

    @ParameterizedTest
    @CsvSource({
        "https://me:s3cret@host.example.org/a/b?token=s3cret#s3cret,https://host.example.org/a/b",
        "https://host.example.org:8443/a,https://host.example.org:8443/a",
        "file:///a/b,file:///a/b",
        "mailto:s3cret,mailto:"
    })
    void showsAnAddressWithoutWhatMayBeASecret(String uri, String shown) {
        assertThat(KeyedAddress.shown(URI.create(uri))).isEqualTo(shown.replace("file:///", "file:/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:s3cret@api.segmind.com/v1/m",
                "https://me:s3 cret@api.segmind.com/v1/m",
                "https://me:s3cret@under_score/v1/m"
            })
    void neverRepeatsAPasswordThatDoesNotBelongThere(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(text))
                .withMessage("seedream.endpoint has user information in it; the key belongs in settings.xml or"
                        + " SEGMIND_API_KEY.");
    }

    @Test
    void saysWhereATextIsNoUrl() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse("https://api.segmind.com/v1/my model"))
                .withMessage(
                        "seedream.endpoint is not a URL (Illegal character in path at character 30); the documented"
                                + " one is https://api.segmind.com/v1/seedream-v5-lite-text-to-image");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse("ftp://api.segmind.com/x?token=s3cret"))
                .withMessage("seedream.endpoint ftp://api.segmind.com/x is not an http or https URL; the documented one"
                        + " is https://api.segmind.com/v1/seedream-v5-lite-text-to-image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.segmind.com/v1/m",
                "https://api.spotprod.segmind.com/inference-request/request-history",
                "http://localhost:8080/v1/m",
                "https://Gateway.example.org/v1/m"
            })
    void letsTheKeyGoWhereItBelongs(String uri) {
        assertThat(new KeyRule("segmind", Optional.of("gateway.EXAMPLE.org"))
                        .objectionTo("seedream.endpoint", URI.create(uri)))
                .isEmpty();
    }

    @Test
    void letsTheKeyGoNowhereElseAndSaysWhatToDo() {
        assertThat(new KeyRule("my-segmind", Optional.empty())
                        .objectionTo("seedream.endpoint", URI.create("https://gateway.example.org/v1/m")))
                .contains(
                        "seedream.endpoint is on gateway.example.org, and the API key is sent only to the provider's own"
                                + " hosts (*.segmind.com) and to this machine. To allow gateway.example.org too, write in"
                                + " settings.xml: <configuration><host>gateway.example.org</host></configuration> inside the"
                                + " <server> with the id my-segmind.");
        assertThat(new KeyRule("segmind", Optional.of("example.org"))
                        .objectionTo("seedream.endpoint", URI.create("https://gateway.example.org/v1/m")))
                .isPresent();
    }
}
