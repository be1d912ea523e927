package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.seedreamplugin.generation.request.KeyLookup;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Maven 4 warns of passwords that are encrypted in the old form, and decrypts them all the same. */
class DecryptionTest {

    private static final URI ENDPOINT = URI.create("https://api.segmind.com/v1/model");

    private final Settings settings = new Settings();
    private final SettingsDecrypter decrypter = mock(SettingsDecrypter.class);

    @Test
    void takesAKeyThatComesWithAWarning() {
        decrypts("SG_0123456789abcdef", Severity.WARNING);
        assertThat(find()).isInstanceOf(KeyLookup.Found.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "FATAL"})
    void takesNoKeyThatComesWithAnError(Severity severity) {
        decrypts("{c1pher}", severity);
        assertThat(find()).isInstanceOfSatisfying(KeyLookup.None.class, none -> assertThat(none.message())
                .startsWith("The <password> of <server> 'segmind' in settings.xml cannot be decrypted:"
                        + " as Maven says. "));
    }

    @Test
    void takesNoCiphertextEvenIfNothingWorseThanAWarningCameOfIt() {
        decrypts("{c1pher}", Severity.WARNING);
        assertThat(find()).isInstanceOfSatisfying(KeyLookup.None.class, none -> assertThat(none.message())
                .startsWith("The <password> of <server> 'segmind' in settings.xml cannot be decrypted:"
                        + " as Maven says. "));
    }

    @Test
    void takesAProxyThatComesWithAWarning() throws Exception {
        decrypts("s3cret", Severity.WARNING);
        assertThat(new SettingsProxy(settings, decrypter).between(ENDPOINT)).isPresent();
    }

    @Test
    void takesNoProxyThatComesWithAnError() {
        decrypts("{c1pher}", Severity.ERROR);
        assertThatThrownBy(() -> new SettingsProxy(settings, decrypter).between(ENDPOINT))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "The <password> of <proxy> 'office' in settings.xml cannot be decrypted: as Maven says. ");
    }

    private KeyLookup find() {
        return new ServerKey(settings, decrypter, Map.of()).find("segmind");
    }

    private void decrypts(String password, Severity severity) {
        settings.addServer(server("{c1pher}"));
        settings.addProxy(proxy("{c1pher}"));
        SettingsDecryptionResult result = mock(SettingsDecryptionResult.class);
        when(result.getProblems())
                .thenReturn(List.of(
                        new DefaultSettingsProblem("as Maven says", severity, "settings.xml", 1, 1, new Exception())));
        when(result.getServer()).thenReturn(server(password));
        when(result.getProxy()).thenReturn(proxy(password));
        when(decrypter.decrypt(any())).thenReturn(result);
    }

    private static Server server(String password) {
        Server server = new Server();
        server.setId("segmind");
        server.setPassword(password);
        return server;
    }

    private static Proxy proxy(String password) {
        Proxy proxy = new Proxy();
        proxy.setId("office");
        proxy.setProtocol("https");
        proxy.setHost("proxy.example.org");
        proxy.setUsername("ann");
        proxy.setPassword(password);
        return proxy;
    }
}
