package io.github.seedreamplugin.mojo;

import org.apache.maven.plugin.logging.Log;

/** Puts the module before each line, for builds that work on several modules at once. */
final class ModuleLog extends RewritingLog {

    private final String module;

    ModuleLog(Log log, String module) {
        super(log);
        this.module = module;
    }

    /** A line that begins with a place in a file stays as it is: CI servers read it from its start. */
    @Override
    String rewritten(String message) {
        return message.matches("(?s)[^\\s:]+:\\[\\d+,\\d+].*") ? message : "[" + module + "] " + message;
    }
}
