package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeLogTest {

    private final RecordingLog lines = new RecordingLog();
    private final SafeLog log = new SafeLog(lines);

    @Test
    void noLineOfAnyLevelHasAnEffect() {
        String hostile = "says ##vso[task.complete]x \u009b31m \u202ey\n::error::z";
        String harmless = "says # # vso[task.complete]x \ufffd31m \ufffdy\n: : error::z";

        log.debug(hostile);
        log.info(hostile);
        log.warn(hostile);
        log.error(hostile);

        assertThat(lines.lines())
                .containsExactly(
                        "[DEBUG] " + harmless, "[INFO] " + harmless, "[WARNING] " + harmless, "[ERROR] " + harmless);
    }
}
