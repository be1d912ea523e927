package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.Mutations;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of a shard comes from another machine: it is read, or refused with words, whatever it holds. */
class HostileReportTest {

    private static final int ROUNDS = 2_500 * Integer.getInteger("seedream.fuzz.times", 1);

    @TempDir
    private Path directory;

    @Test
    void aReportIsReadOrRefused() throws IOException {
        Mutations mutations = new Mutations(seeds(), new Random(4));
        Path file = directory.resolve("credit-report.json");
        for (int round = 0; round < ROUNDS; round++) {
            byte[] input = mutations.next();
            ReadReport read = new CreditReportReader().read(Files.write(file, input));
            if (read instanceof ReadReport.Unreadable unreadable) {
                assertThat(unreadable.message()).as("round %s", round).contains(file.toString());
            } else {
                assertThat(((ReadReport.Read) read).run().images())
                        .as("round %s", round)
                        .allSatisfy(image -> assertThat(image.files()).allSatisfy(picture -> assertThat(picture.path())
                                .doesNotContain("..")));
            }
        }
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Run run : List.of(SampleRuns.failed(), new RunDraft().run())) {
            StringWriter out = new StringWriter();
            new CreditReportJson().write(run, out);
            seeds.add(out.toString().getBytes(StandardCharsets.UTF_8));
        }
        seeds.add("{\"quarantined\" : \"../../../pom.xml\", \"path\" : \"/etc/passwd\"}"
                .getBytes(StandardCharsets.UTF_8));
        return seeds;
    }

    @Test
    void aNumberBeyondAllLimitsIsRefusedWithItsPlace() throws IOException {
        String huge = "9".repeat(200);
        Path file = directory.resolve("credit-report.json");
        String report = new String(seeds().get(0), StandardCharsets.UTF_8);
        String first = "\"take\" : 1";
        assertThat(report).contains(first);

        ReadReport read = new CreditReportReader()
                .read(Files.writeString(file, report.replaceFirst(first, "\"take\" : " + huge)));

        assertThat(((ReadReport.Unreadable) read).message()).contains("take is too large a number");
        read = new CreditReportReader()
                .read(Files.writeString(file, report.replaceFirst("\"version\" : 1", "\"version\" : " + huge)));
        assertThat(((ReadReport.Unreadable) read).message()).contains("it has version 999");
    }
}
