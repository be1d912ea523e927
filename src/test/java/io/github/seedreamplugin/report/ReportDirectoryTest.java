package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDirectoryTest {

    @TempDir
    private Path parent;

    @Test
    void isMadeWithTheFirstReportAndHoldsNothingElse() throws IOException {
        Path directory = parent.resolve("target/seedream");

        Path file = new ReportDirectory(directory).write(new CreditReportMarkdown(), SampleRuns.failed());

        assertThat(file).isEqualTo(directory.resolve("credit-report.md"));
        assertThat(directory.toFile().list()).containsExactly("credit-report.md");
    }

    @Test
    void keepsTheReportBeforeWhenAWriterFails() throws IOException {
        Path kept = Files.writeString(parent.resolve("half.txt"), "whole");

        assertThatThrownBy(() -> new ReportDirectory(parent).write(new Half(), SampleRuns.failed()))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");

        assertThat(kept).hasContent("whole");
        assertThat(parent.toFile().list()).containsExactly("half.txt");
    }

    @Test
    void writesAPromptWithHalfASurrogatePair() throws IOException {
        ImageResult image = SampleRuns.named(SampleRuns.hero(), "hero", "before \ud83d after");

        Path file = new ReportDirectory(parent)
                .write(new CreditReportJson(), new RunDraft().images(image).run());

        assertThat(file).content().contains("before ? after");
    }

    private static final class Half implements Report {

        @Override
        public String fileName() {
            return "half.txt";
        }

        @Override
        public void write(Run run, Writer out) throws IOException {
            out.write("hal");
            throw new IOException("disk full");
        }
    }
}
