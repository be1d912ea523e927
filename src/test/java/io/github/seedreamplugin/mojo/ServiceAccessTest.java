package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the key goes is said by settings.xml alone. */
class ServiceAccessTest {

    private static final String GATEWAY = "https://gateway.example.org/v1/model";
    private static final String HISTORY = "https://history.example.org/requests";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.segmind.com/v1/model",
                "https://staging.segmind.com/v1/model",
                "http://127.0.0.1:8080/v1/model",
                "http://[::1]/v1/model"
            })
    void givesTheKeyToTheProviderAndToThisMachine(String endpoint) throws Exception {
        assertThat(keyFor("", endpoint, Optional.empty())).isInstanceOf(KeyLookup.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GATEWAY,
                "https://segmind.com.example.org/v1/model",
                "https://notsegmind.com/v1/model",
                "https://127.0.0.1.example.org/v1/model",
                "https://api.segmind.com.:443@gateway.example.org/v1/model"
            })
    void givesTheKeyToNobodyElse(String endpoint) throws Exception {
        if (endpoint.contains("@")) {
            assertThatThrownBy(() -> keyFor("", endpoint, Optional.empty())).isInstanceOf(MojoFailureException.class);
            return;
        }
        assertThat(keyFor("", endpoint, Optional.empty()))
                .isInstanceOfSatisfying(KeyLookup.None.class, none -> assertThat(none.message())
                        .startsWith("seedream.endpoint is on ")
                        .contains("<configuration><host>", "<server> with the id segmind"));
    }

    @Test
    void givesTheKeyToTheHostThatSettingsName() throws Exception {
        String settings = "<configuration><host>Gateway.example.org</host></configuration>";
        assertThat(keyFor(settings, GATEWAY, Optional.empty())).isInstanceOf(KeyLookup.Found.class);
        assertThat(keyFor(settings, "https://other.example.org/v1/model", Optional.empty()))
                .isInstanceOf(KeyLookup.None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<configuration/>",
                "<configuration><host> </host></configuration>",
                "<configuration><hosts>gateway.example.org</hosts></configuration>",
                "<configuration><host><name>gateway.example.org</name></host></configuration>"
            })
    void takesNothingElseForAHost(String settings) throws Exception {
        assertThat(keyFor(settings, GATEWAY, Optional.empty())).isInstanceOf(KeyLookup.None.class);
    }

    @Test
    void asksTheSameOfTheRequestHistory() throws Exception {
        String provider = "https://api.segmind.com/v1/model";
        assertThat(keyFor("", provider, Optional.of(HISTORY)))
                .isInstanceOfSatisfying(KeyLookup.None.class, none -> assertThat(none.message())
                        .startsWith("seedream.requestHistoryUrl is on history.example.org, and "));
        assertThat(keyFor("", provider, Optional.of(ServiceAccess.DOCUMENTED_HISTORY)))
                .isInstanceOf(KeyLookup.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:s3cret@api.segmind.com/v1/m",
                "https://me:s3 cret@api.segmind.com/v1/m",
                "https://me:s3cret@under_score/v1/m"
            })
    void repeatsNoPasswordOfAnAddress(String address) {
        assertThatThrownBy(() -> access("").at(address))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("seedream.endpoint has user information in it; the key belongs in settings.xml or"
                        + " SEGMIND_API_KEY.");
        assertThatThrownBy(() -> access("").at(GATEWAY, false, Optional.of(address)))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("seedream.requestHistoryUrl has user information in it; the key belongs in settings.xml or"
                        + " SEGMIND_API_KEY.");
    }

    @Test
    void asksNoHistoryWithoutEncryption() {
        assertThatThrownBy(() -> access("").at(GATEWAY, false, Optional.of("http://history.example.org/requests")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("seedream.requestHistoryUrl http://history.example.org/requests would send the key"
                        + " unencrypted: use https (http is for loopback alone); the documented one is "
                        + ServiceAccess.DOCUMENTED_HISTORY);
    }

    private KeyLookup keyFor(String settings, String endpoint, Optional<String> history) throws Exception {
        ServiceAccess access = access(settings);
        Service service = access.at(endpoint, false, history);
        return access.key("segmind", service);
    }

    private ServiceAccess access(String configuration) throws Exception {
        Path file = Files.writeString(
                directory.resolve("settings.xml"),
                "<settings><servers><server><id>segmind</id><password>SG_0123456789abcdef</password>" + configuration
                        + "</server></servers></settings>");
        MavenSession session = mock(MavenSession.class);
        when(session.getSettings()).thenReturn(SettingsFiles.read(file));
        return new ServiceAccess(session, SettingsFiles.decrypter(directory.resolve("none.xml")));
    }
}
