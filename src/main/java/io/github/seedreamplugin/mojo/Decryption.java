package io.github.seedreamplugin.mojo;

import java.util.Optional;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** What Maven says of decrypting a part of settings.xml. */
final class Decryption {

    private Decryption() {}

    /**
     * Why it failed, if it did. Maven 4 decrypts passwords of the old form and warns that they are of the old form,
     * which is no failure unless the password is still as it was.
     *
     * @param password what came of it
     */
    static Optional<SettingsProblem> failure(SettingsDecryptionResult result, @Nullable String password) {
        boolean encrypted = password != null && password.startsWith("{") && password.endsWith("}");
        return result.getProblems().stream()
                .filter(problem -> encrypted || problem.getSeverity() != SettingsProblem.Severity.WARNING)
                .findFirst();
    }
}
