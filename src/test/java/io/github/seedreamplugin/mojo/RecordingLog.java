package io.github.seedreamplugin.mojo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** A log that keeps its lines, each with its level, as Maven prints them. */
final class RecordingLog extends SystemStreamLog {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void debug(CharSequence content) {
        lines.add("[DEBUG] " + content);
    }

    @Override
    public void info(CharSequence content) {
        lines.add("[INFO] " + content);
    }

    @Override
    public void warn(CharSequence content) {
        lines.add("[WARNING] " + content);
    }

    @Override
    public void error(CharSequence content) {
        lines.add("[ERROR] " + content);
    }
}
