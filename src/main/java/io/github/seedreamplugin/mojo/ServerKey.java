package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.segmind.ApiKey;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Finds the account's key: the password of one server of settings.xml, decrypted, else an environment variable. */
final class ServerKey {

    private static final String VARIABLE = "SEGMIND_API_KEY";
    private static final Pattern VARIABLE_IN_SETTINGS = Pattern.compile("\\$\\{env\\.([^}]+)}");

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
            Optional<SettingsProblem> problem =
                    Decryption.failure(result, result.getServer().getPassword());
            if (problem.isPresent()) {
                return new KeyLookup.None(
                        "The <password> of <server> '" + serverId
                                + "' in settings.xml cannot be decrypted: "
                                + problem.get().getMessage()
                                + ". Encrypt it again with 'mvn --encrypt-password', and check that settings-security.xml exists");
            }
            String password = result.getServer().getPassword();
            if (isGiven(password)) {
                return found(password, "the <password> of <server> '" + serverId + "' in settings.xml");
            }
        }
        String value = environment.get(VARIABLE);
        return isGiven(value)
                ? found(value, "the environment variable " + VARIABLE)
                : new KeyLookup.None(none(serverId, unset(serverId, server)));
    }

    /** The most likely mistake on a CI server: the secret was not passed to the step. */
    private static String unset(String serverId, @Nullable Server server) {
        Matcher variable = VARIABLE_IN_SETTINGS.matcher(
                server == null || server.getPassword() == null ? "" : server.getPassword());
        return variable.matches()
                ? ": the <password> of <server> '" + serverId + "' in settings.xml is ${env." + variable.group(1)
                        + "}, and the environment variable " + variable.group(1) + " is not set"
                : "";
    }

    private static boolean isGiven(@Nullable String value) {
        // Maven leaves ${env.X} as it stands when the variable is not set.
        return value != null && !value.isBlank() && !(value.startsWith("${") && value.endsWith("}"));
    }

    private static KeyLookup found(@Nullable String value, String where) {
        try {
            return new KeyLookup.Found(new ApiKey(value == null ? "" : value), where);
        } catch (IllegalArgumentException e) {
            return new KeyLookup.None(capitalized(where) + " is not an API key: " + e.getMessage());
        }
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String none(String serverId, String reason) {
        return String.join(
                "\n",
                "No API key was found" + reason + ". Put it into settings.xml:",
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
