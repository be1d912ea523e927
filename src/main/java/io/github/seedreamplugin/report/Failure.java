package io.github.seedreamplugin.report;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why an image has no picture.
 *
 * @param code the plugin's own code, such as {@code MODERATED}
 * @param status what the service answered, if it answered
 * @param message what happened and what to do next
 * @param quarantined where what was received but is no picture lies, relative to the report directory
 */
public record Failure(String code, OptionalInt status, String message, Optional<String> quarantined) {

    public Failure {
        Require.text("the code of a failure", code);
        Require.text("the message of a failure", message);
        quarantined.ifPresent(path -> Require.relativePath("the quarantined file", path));
    }

    /**
     * Whether the reader can change something that makes the next run succeed: the prompt, the key, the balance.
     * The service refused the request then; it did not break down, and it did not ask for patience (408, 425, 429).
     */
    public boolean isForTheUserToFix() {
        int answer = status.orElse(0);
        return answer >= 400 && answer < 500 && answer != 408 && answer != 425 && answer != 429;
    }
}
