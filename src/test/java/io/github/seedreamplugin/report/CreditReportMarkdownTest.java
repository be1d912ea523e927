package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CreditReportMarkdownTest {

    @Test
    void saysWhatTheTimeWasSpentOnWhereItIsWorthSaying() {
        assertThat(CreditReportMarkdown.lines(SampleRuns.failed()))
                .contains("src/main/seedream/images.yaml, started 2026-11-23 10:15 UTC, took 1 min 37 s:"
                        + " buying pictures 1 min 34 s, writing reports and small pictures 3.1 s.");
    }

    @Test
    void showsTheBillByReasonAndNamesWhatIsUnexplained() throws IOException {
        assertThat(markdown(SampleRuns.failed())).contains("""
                        ## Bill

                        |  | credits |  |
                        | --- | ---: | --- |
                        | spent | 0.21 | what this run's calls cost, as the service said |
                        | lost | 0.035 | charged for pictures that never arrived, by the balance |
                        | indeterminate | 0.00 to 0.035 | may have been charged: the outcome is unknown |
                        | charged | 0.245 to 0.28 | all of that together |
                        | estimated | 0.35 | what they were expected to cost |
                        | avoided | 0.175 | what the restored and current pictures would have cost |
                        | unexplained | 0.02 | the balance fell by this much more: someone else may have used the account |
                        | balance before | 10.00 |  |
                        | balance after | 9.70 |  |
                        """);
    }

    @Test
    void leavesOutReasonsThatCostNothing() throws IOException {
        assertThat(markdown(SampleRuns.nothingToDo()))
                .doesNotContain("lost", "indeterminate", "unexplained", "balance");
    }

    @Test
    void showsEveryProblemWithItsReason() throws IOException {
        assertThat(markdown(SampleRuns.failed()))
                .contains(
                        "| icons/duel | failed | MODERATED | 400 | The service will not draw this: the output image may"
                                + " contain sensitive information. Change the prompt. |\n")
                .contains("| posters/late | not-started | OVER\\_BUDGET |  | maxCredits \\(1.00\\) would be passed.")
                .contains("What was received is in quarantine/icons-mirror.bin. |\n");
    }

    @Test
    void keepsPromptsAsTextInTheirCell() throws IOException {
        ImageResult hostile = SampleRuns.named(
                SampleRuns.hero(), "hero", "a | b ` c\n<script>x</script> ![i](http://x) @octocat *d* \\ &amp;");

        assertThat(markdown(new RunDraft().images(hostile).run()))
                .contains("| a \\| b \\` c &lt;script&gt;x&lt;/script&gt; \\!\\[i\\]\\(http://x\\) &#64;octocat \\*d\\*"
                        + " \\\\ &amp;amp; |\n");
    }

    @Test
    void showsFindingsAtTheirPlace() throws IOException {
        assertThat(markdown(SampleRuns.withFindings(SampleRuns.unknownAttribute())))
                .startsWith("# Seedream: 1 error in the manifest\n")
                .contains("| shop/src/main/seedream/images.yaml:\\[12,5\\] | error | UNKNOWN\\_ATTRIBUTE | ");
    }

    @Test
    void marksASimulatedRun() throws IOException {
        assertThat(markdown(new RunDraft(SampleRuns.failed()).simulated().run()))
                .contains("> **SIMULATED**: the embedded endpoint drew these pictures.")
                .contains("| hero | simulated | 0.14 | 4/4 | hero-1.jpg 3840x2160<br>hero-2.jpg")
                .doesNotContain("| bought |");
    }

    private static String markdown(Run run) throws IOException {
        StringWriter out = new StringWriter();
        new CreditReportMarkdown().write(run, out);
        return out.toString();
    }
}
