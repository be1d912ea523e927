package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.segmind.ApiKey;
import java.util.Map;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Finds the account's key: the password of one server of settings.xml, decrypted, else an environment variable. */
final class ServerKey {

    private static final String VARIABLE = "SEGMIND_API_KEY";

    private final Settings settings;
    private final SettingsDecrypter decrypter;
    private final Map<String, String> environment;

    ServerKey(Settings settings, SettingsDecrypter decrypter, Map<String, String> environment) {
        this.settings = settings;
        this.decrypter = decrypter;
        this.environment = environment;
    }

    KeyLookup find(String serverId) {
        Server server = settings.getServer(serverId);
        // What Maven leaves of an unset variable looks encrypted to it, because of the braces.
        if (server != null && isGiven(server.getPassword())) {
            SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
            // With settings-security.xml missing, Maven 3 hands back the ciphertext as if it were the password.
            if (!result.getProblems().isEmpty()) {
                return new KeyLookup.None(
                        "The <password> of <server> '" + serverId
                                + "' in settings.xml cannot be decrypted: "
                                + result.getProblems().get(0).getMessage()
                                + ". Encrypt it anew with 'mvn --encrypt-password' and see that settings-security.xml is there");
            }
            String password = result.getServer().getPassword();
            if (isGiven(password)) {
                return found(password, "the <password> of <server> '" + serverId + "' in settings.xml");
            }
        }
        String value = environment.get(VARIABLE);
        return isGiven(value)
                ? found(value, "the environment variable " + VARIABLE)
                : new KeyLookup.None(none(serverId));
    }

    private static boolean isGiven(@Nullable String value) {
        // Maven leaves ${env.X} as it stands when the variable is not set.
        return value != null && !value.isBlank() && !(value.startsWith("${") && value.endsWith("}"));
    }

    private static KeyLookup found(@Nullable String value, String where) {
        try {
            return new KeyLookup.Found(new ApiKey(value == null ? "" : value), where);
        } catch (IllegalArgumentException e) {
            return new KeyLookup.None(capitalized(where) + " is no API key: " + e.getMessage());
        }
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String none(String serverId) {
        return String.join(
                "\n",
                "There is no API key. Put it into settings.xml:",
                "",
                "  <servers>",
                "    <server>",
                "      <id>" + serverId + "</id>",
                "      <password>YOUR-SEGMIND-API-KEY</password>",
                "    </server>",
                "  </servers>",
                "",
                "or into the environment variable " + VARIABLE + ". To try the build without a key and free of charge,",
                "run it with -Dseedream.simulate");
    }
}
