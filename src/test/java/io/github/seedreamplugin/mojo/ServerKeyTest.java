package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.segmind.ApiKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the settings.xml that the integration tests use, and others like it. */
class ServerKeyTest {

    private static final Path SETTINGS = Path.of("it/settings.xml");
    private static final Path SECURITY = Path.of("it/key-encrypted/settings-security.xml");
    private static final String KEY = "SG_0123456789abcdef";

    @TempDir
    private Path directory;

    @Test
    void takesThePasswordOfTheServer() throws Exception {
        assertThat(find("segmind", SETTINGS, SECURITY, Map.of())).isEqualTo(label(KEY));
    }

    @Test
    void prefersTheServerToTheEnvironment() throws Exception {
        assertThat(find("segmind", SETTINGS, SECURITY, Map.of("SEGMIND_API_KEY", "SG_other")))
                .isEqualTo(label(KEY));
    }

    @Test
    void decryptsThePassword() throws Exception {
        assertThat(find("encrypted", SETTINGS, SECURITY, Map.of())).isEqualTo(label(KEY));
    }

    @Test
    void neverTakesCiphertextForAKey() throws Exception {
        Path missing = directory.resolve("settings-security.xml");
        assertThat(find("encrypted", SETTINGS, missing, Map.of("SEGMIND_API_KEY", "SG_other")))
                .startsWith("The <password> of <server> 'encrypted' in settings.xml cannot be decrypted: ")
                .contains(missing.toString())
                .endsWith(
                        ". Encrypt it again with 'mvn --encrypt-password', and check that settings-security.xml exists");
    }

    @Test
    void takesTheEnvironmentWhereThereIsNoSuchServer() throws Exception {
        assertThat(find("nobody", SETTINGS, SECURITY, Map.of("SEGMIND_API_KEY", "SG_other")))
                .isEqualTo(label("SG_other"));
    }

    @Test
    void takesAnUnsetVariableForNoKeyAndLooksOn() throws Exception {
        assertThat(find("unset", SETTINGS, directory.resolve("none.xml"), Map.of("SEGMIND_API_KEY", "SG_other")))
                .isEqualTo(label("SG_other"));
        assertThat(find("unset", SETTINGS, directory.resolve("none.xml"), Map.of()))
                .startsWith("No API key was found: the <password> of <server> 'unset' in settings.xml is"
                        + " ${env.SEEDREAM_IT_UNSET}, and the environment variable SEEDREAM_IT_UNSET is not set.");
    }

    @Test
    void takesABlankPasswordOrVariableForNone() throws Exception {
        Path settings = settings("segmind", "   ");
        assertThat(find("segmind", settings, SECURITY, Map.of("SEGMIND_API_KEY", " ")))
                .startsWith("No API key was found.");
    }

    @Test
    void saysWhereAKeyThatIsNoneStandsAndDoesNotRepeatIt() throws Exception {
        assertThat(find("segmind", settings("segmind", "SG_half a key"), SECURITY, Map.of()))
                .startsWith("The <password> of <server> 'segmind' in settings.xml is not an API key: ")
                .doesNotContain("half");
        assertThat(find("segmind", settings("other", "x"), SECURITY, Map.of("SEGMIND_API_KEY", "SG_half a key")))
                .startsWith("The environment variable SEGMIND_API_KEY is not an API key: ")
                .doesNotContain("half");
    }

    @Test
    void showsWhatToWriteWhereThereIsNone() throws Exception {
        assertThat(find("pictures", SETTINGS, SECURITY, Map.of())).isEqualTo("""
                        No API key was found. Put it into settings.xml:

                          <servers>
                            <server>
                              <id>pictures</id>
                              <password>YOUR-SEGMIND-API-KEY</password>
                            </server>
                          </servers>

                        or into the environment variable SEGMIND_API_KEY. To try the build without a key and free of charge,
                        run it with -Dseedream.simulate""");
    }

    private Path settings(String id, String password) throws Exception {
        return Files.writeString(
                directory.resolve("settings.xml"),
                "<settings><servers><server><id>" + id + "</id><password>" + password
                        + "</password></server></servers></settings>");
    }

    /** What was found: the label of a key, since a key never shows itself, or the message that there is none. */
    private static String find(String server, Path settings, Path security, Map<String, String> environment)
            throws Exception {
        KeyLookup lookup = new ServerKey(SettingsFiles.read(settings), SettingsFiles.decrypter(security), environment)
                .find(server);
        return lookup instanceof KeyLookup.Found found
                ? found.key().accountLabel("origin")
                : ((KeyLookup.None) lookup).message();
    }

    private static String label(String key) {
        return new ApiKey(key).accountLabel("origin");
    }
}
