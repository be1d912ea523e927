package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.text.SafeText;
import org.apache.maven.plugin.logging.Log;

/** Makes every line harmless that a goal logs: prompts and the words of the service are in many of them. */
final class SafeLog extends RewritingLog {

    SafeLog(Log log) {
        super(log);
    }

    @Override
    String rewritten(String message) {
        return SafeText.block(message);
    }
}
