package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MetricsReportTest {

    @Test
    void givesEveryAmountAndCountAsOpenMetrics() throws IOException {
        StringWriter out = new StringWriter();

        new MetricsReport().write(SampleRuns.failed(), out);

        assertThat(out).hasToString("""
                # TYPE seedream_credits_spent gauge
                seedream_credits_spent 0.21
                # TYPE seedream_credits_estimated gauge
                seedream_credits_estimated 0.35
                # TYPE seedream_credits_avoided gauge
                seedream_credits_avoided 0.175
                # TYPE seedream_credits_lost gauge
                seedream_credits_lost 0.035
                # TYPE seedream_credits_indeterminate gauge
                seedream_credits_indeterminate 0.035
                # TYPE seedream_credits_balance gauge
                seedream_credits_balance 9.7
                # TYPE seedream_images gauge
                seedream_images{state="bought"} 3
                seedream_images{state="simulated"} 0
                seedream_images{state="restored"} 2
                seedream_images{state="current"} 3
                seedream_images{state="failed"} 3
                seedream_images{state="not-started"} 1
                # TYPE seedream_findings gauge
                seedream_findings 0
                # TYPE seedream_seconds gauge
                seedream_seconds 97.4
                # EOF
                """);
    }
}
