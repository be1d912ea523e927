package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.segmind.ProxyServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsProxyTest {

    private static final Path SECURITY = Path.of("it/key-encrypted/settings-security.xml");
    /** SG_0123456789abcdef, encrypted with the master password of that file. */
    private static final String ENCRYPTED = "{Gcvkfut/GMEHtfq45k2HZP8fXfXYrpQuP3IAmNlukkVuwQNA2wgqCBDIq4aFSoHt}";

    @TempDir
    private Path directory;

    @Test
    void thereIsNoneWhereSettingsNameNone() throws Exception {
        assertThat(between("https://api.segmind.com/", "")).isEmpty();
    }

    @Test
    void aProxyForTheProtocolGoesFirst() throws Exception {
        String proxies = proxy("http", "plain", "") + proxy("https", "secure", "");
        assertThat(between("https://api.segmind.com/", proxies))
                .map(ProxyServer::host)
                .hasValue("secure");
        assertThat(between("http://127.0.0.1:8080/", proxies))
                .map(ProxyServer::host)
                .hasValue("plain");
    }

    @Test
    void aProxyForHttpServesHttpsToo() throws Exception {
        assertThat(between("https://api.segmind.com/", proxy("http", "plain", "")))
                .hasValue(new ProxyServer("plain", 3128, Optional.empty()));
    }

    @Test
    void aProxyForHttpsServesNothingElse() throws Exception {
        assertThat(between("http://127.0.0.1/", proxy("https", "secure", ""))).isEmpty();
    }

    @Test
    void aProxyThatIsNotActiveIsNone() throws Exception {
        assertThat(between("https://api.segmind.com/", proxy("https", "secure", "<active>false</active>")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "api.segmind.com, true",
        "*.segmind.com, true",
        "API.Segmind.COM, true",
        "localhost|*.segmind.com, true",
        "'localhost, *.segmind.com', true",
        "segmind.com, false",
        "*.example.com, false",
        "api.segmind.co*, true",
        "apiXsegmind.com, false",
        "*, true"
    })
    void leavesOutTheHostsThatSettingsLeaveOut(String nonProxyHosts, boolean leftOut) throws Exception {
        String proxies = proxy("https", "secure", "<nonProxyHosts>" + nonProxyHosts + "</nonProxyHosts>");
        assertThat(between("https://api.segmind.com/", proxies).isEmpty()).isEqualTo(leftOut);
    }

    @Test
    void decryptsItsPassword() throws Exception {
        String credentials = "<username>me</username><password>" + ENCRYPTED + "</password>";
        assertThat(between("https://api.segmind.com/", proxy("https", "secure", credentials)))
                .flatMap(ProxyServer::credentials)
                .hasValue(new ProxyServer.Credentials("me", "SG_0123456789abcdef"));
    }

    @Test
    void failsTheBuildWhereItsPasswordCannotBeDecrypted() throws Exception {
        Path settings =
                settings(proxy("https", "secure", "<username>me</username><password>" + ENCRYPTED + "</password>"));
        SettingsProxy proxies =
                new SettingsProxy(SettingsFiles.read(settings), SettingsFiles.decrypter(directory.resolve("none.xml")));
        assertThatThrownBy(() -> proxies.between(URI.create("https://api.segmind.com/")))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("The <password> of <proxy> 'secure' in settings.xml cannot be decrypted: ")
                .hasMessageEndingWith("and check that settings-security.xml exists.");
    }

    private Optional<ProxyServer> between(String target, String proxies) throws Exception {
        return new SettingsProxy(SettingsFiles.read(settings(proxies)), SettingsFiles.decrypter(SECURITY))
                .between(URI.create(target));
    }

    private Path settings(String proxies) throws Exception {
        return Files.writeString(
                directory.resolve("settings.xml"), "<settings><proxies>" + proxies + "</proxies></settings>");
    }

    private static String proxy(String protocol, String host, String more) {
        return "<proxy><id>" + host + "</id><protocol>" + protocol + "</protocol><host>" + host
                + "</host><port>3128</port>" + more + "</proxy>";
    }
}
