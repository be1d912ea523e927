package io.github.seedreamplugin.report;

import io.github.seedreamplugin.text.SafeText;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why an image has no picture.
 *
 * @param code the plugin's own code, such as {@code MODERATED}
 * @param userCanFix whether the reader can change something that makes the next run succeed, such as the prompt, the key
 *     or a limit; else it lies with the service or this machine
 * @param status what the service answered, if it answered
 * @param message what happened and what to do next
 * @param quarantined where what was received but is not a picture lies, relative to the report directory
 */
public record Failure(
        String code, boolean userCanFix, OptionalInt status, String message, Optional<String> quarantined) {

    public Failure {
        Require.text("the code of a failure", code);
        Require.text("the message of a failure", message);
        message = SafeText.block(message);
        quarantined.ifPresent(path -> Require.relativePath("the quarantined file", path));
    }
}
