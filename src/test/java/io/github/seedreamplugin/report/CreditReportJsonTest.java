package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CreditReportJsonTest {

    @TempDir
    private Path directory;

    @Test
    void tellsWhatAContractReaderAsksFor() throws IOException {
        JsonNode report = JsonMapper.shared().readTree(json(SampleRuns.failed()));

        assertThat(report.path("version").intValue()).isEqualTo(1);
        assertThat(report.path("status").stringValue()).isEqualTo("failed");
        assertThat(report.path("simulated").booleanValue()).isFalse();
        assertThat(report.path("phases").path(1).path("name").stringValue()).isEqualTo("buying pictures");
        assertThat(report.path("phases").path(1).path("seconds").decimalValue()).isEqualTo("94.2");
        assertThat(report.path("manifest").stringValue()).isEqualTo("src/main/seedream/images.yaml");
        JsonNode hero = report.path("images").path(0);
        assertThat(hero.path("name").stringValue()).isEqualTo("hero");
        assertThat(hero.path("state").stringValue()).isEqualTo("bought");
        assertThat(hero.path("requested").intValue()).isEqualTo(4);
        assertThat(hero.path("files").path(3).path("path").stringValue()).isEqualTo("hero-4.jpg");
        assertThat(hero.path("files").path(3).path("type").stringValue()).isEqualTo("image/jpeg");
        assertThat(hero.has("problem")).isFalse();
        JsonNode duel = report.path("images").path(8);
        assertThat(duel.path("problem").path("code").stringValue()).isEqualTo("MODERATED");
        assertThat(duel.path("problem").path("status").intValue()).isEqualTo(400);
        assertThat(report.path("images").path(11).path("state").stringValue()).isEqualTo("not-started");
    }

    @Test
    void writesAmountsAsPlainDecimals() throws IOException {
        assertThat(json(SampleRuns.failed()))
                .contains("\"opening\" : 10.0,")
                .contains("\"spent\" : 0.21,")
                .contains("\"seconds\" : 97.4,")
                .contains("\"unexplained\" : 0.02\n");
        Bill bill = Bill.builder()
                .balances(Optional.of(new BigDecimal("1E+3")), Optional.empty())
                .addPictures(Cost.exactly(new BigDecimal("1E-10"), CostSource.STATED))
                .build();
        assertThat(json(new RunDraft().bill(bill).run()))
                .contains("\"opening\" : 1000.0,")
                .contains("\"spent\" : 0.0000000001,")
                .doesNotContain("unexplained");
    }

    @Test
    void saysAllThatWasChargedItsPartsAndWhereEachComesFrom() throws IOException {
        JsonNode credits =
                JsonMapper.shared().readTree(json(SampleRuns.failed())).path("credits");

        assertThat(credits.path("charged").decimalValue()).isEqualByComparingTo("0.245");
        assertThat(credits.path("chargedAtMost").decimalValue()).isEqualByComparingTo("0.28");
        assertThat(credits.path("pictures").decimalValue()).isEqualByComparingTo("0.21");
        assertThat(credits.path("lost").decimalValue()).isEqualByComparingTo("0.035");
        assertThat(credits.path("unknown").path("least").decimalValue()).isZero();
        assertThat(credits.path("unknown").path("most").decimalValue()).isEqualByComparingTo("0.035");
        assertThat(credits.path("sources").path("pictures").stringValue()).isEqualTo("stated");
        assertThat(credits.path("sources").path("lost").stringValue()).isEqualTo("balance");
        assertThat(credits.path("sources").path("unknown").stringValue()).isEqualTo("assumed");
    }

    @Test
    void saysOfEachCallWhichRequestItWasAndWhoSaysWhatItCost() throws IOException {
        JsonNode hero = JsonMapper.shared()
                .readTree(json(SampleRuns.failed()))
                .path("images")
                .path(0);

        assertThat(hero.path("source").stringValue()).isEqualTo("stated");
        JsonNode call = hero.path("calls").path(0);
        assertThat(call.path("requestId").stringValue()).isEqualTo("7d9c1c1e-3a1e-4a51-9f0e-2f6b3d1c0a11");
        assertThat(call.path("least").decimalValue()).isEqualByComparingTo("0.14");
        assertThat(call.path("most").decimalValue()).isEqualByComparingTo("0.14");
        assertThat(call.path("source").stringValue()).isEqualTo("stated");
        assertThat(call.path("status").intValue()).isEqualTo(200);
        assertThat(call.path("received").intValue()).isEqualTo(4);
    }

    @Test
    void leavesOutABalanceThatNobodySaid() throws IOException {
        assertThat(json(SampleRuns.nothingToDo())).doesNotContain("opening").doesNotContain("closing");
    }

    @Test
    void endsLinesTheSameEverywhere() throws IOException {
        assertThat(json(SampleRuns.failed())).doesNotContain("\r").endsWith("}\n");
    }

    @Test
    void isReadBackAsTheRunThatWasWritten() throws IOException {
        for (Run run : List.of(
                SampleRuns.failed(),
                SampleRuns.nothingToDo(),
                new RunDraft(SampleRuns.failed()).simulated().run(),
                SampleRuns.withFindings(SampleRuns.unknownAttribute(), SampleRuns.deprecated()))) {
            Path file = new ReportDirectory(directory).write(new CreditReportJson(), run);

            assertThat(new CreditReportReader().read(file)).isEqualTo(new ReadReport.Read(run));
        }
    }

    @Test
    void readsBackTheShardAndTimesToTheMillisecond() throws IOException {
        Run shard = new RunDraft(SampleRuns.failed())
                .shard(2, 3)
                .took(Duration.ofNanos(1_234_567_890))
                .run();

        Path file = new ReportDirectory(directory).write(new CreditReportJson(), shard);

        assertThat(shard.took()).isEqualTo(Duration.ofMillis(1234));
        assertThat(new CreditReportReader().read(file)).isEqualTo(new ReadReport.Read(shard));
    }

    @Test
    void refusesAMissingFileByName() {
        Path file = directory.resolve("credit-report.json");

        assertThat(problemOf(file))
                .isEqualTo(file + " cannot be used as a credit report: there is no such file. Run generate again,"
                        + " with the version of the plugin that reads the report.");
    }

    @Test
    void refusesWhatIsNotWhole() throws IOException {
        String whole = json(SampleRuns.failed());

        assertThat(problemOf(text(whole.substring(0, whole.length() / 2)))).contains("it is not JSON (");
        assertThat(problemOf(text(whole + "{}"))).contains("it is not JSON (");
        assertThat(problemOf(text(""))).contains("it is not a JSON object");
        assertThat(problemOf(text("[]"))).contains("it is not a JSON object");
    }

    @Test
    void refusesAnotherVersion() throws IOException {
        assertThat(problemOf(edited("\"version\" : 1", "\"version\" : 2")))
                .contains("it has version 2, and this plugin reads version 1");
    }

    @Test
    void refusesAFieldThatItDoesNotKnow() throws IOException {
        assertThat(problemOf(edited("\"take\" : 2,", "\"take\" : 2, \"refunded\" : true,")))
                .contains("it has the unknown field images[1].refunded");
    }

    @Test
    void refusesAFieldThatIsMissingOrOfAnotherKind() throws IOException {
        assertThat(problemOf(edited("\"take\" : 2,", ""))).contains("images[1].take is missing");
        assertThat(problemOf(edited("\"take\" : 2,", "\"take\" : \"2\",")))
                .contains("images[1].take is not a whole number");
        assertThat(problemOf(edited("\"take\" : 2,", "\"take\" : 2, \"take\" : 3,")))
                .contains("it is not JSON (");
        assertThat(problemOf(edited("\"state\" : \"restored\"", "\"state\" : \"stolen\"")))
                .contains("state has the unknown value 'stolen'");
        assertThat(problemOf(edited("\"started\" : \"2026", "\"started\" : \"yesterday 2026")))
                .contains("started is not a time such as 2026-11-23T10:15:30Z");
    }

    @Test
    void refusesValuesThatCannotBe() throws IOException {
        assertThat(problemOf(edited("\"take\" : 2,", "\"take\" : 0,")))
                .contains("image social/card: social/card has attempts 2, received 1, take 0");
        assertThat(problemOf(edited("\"spent\" : 0.21", "\"spent\" : 1e999999999")))
                .contains("credits.spent is not a valid amount");
        assertThat(problemOf(edited("\"spent\" : 0.21", "\"spent\" : -0.21")))
                .contains("its credits do not add up to what it says was charged");
        assertThat(problemOf(edited("\"unexplained\" : 0.02", "\"unexplained\" : 0.01")))
                .contains("its credits do not add up to the unexplained difference that it names");
    }

    private String problemOf(Path file) {
        ReadReport result = new CreditReportReader().read(file);
        assertThat(result).isInstanceOf(ReadReport.Unreadable.class);
        return ((ReadReport.Unreadable) result).message();
    }

    private Path edited(String old, String replacement) throws IOException {
        String whole = json(SampleRuns.failed());
        assertThat(whole).contains(old);
        int at = whole.indexOf(old);
        return text(whole.substring(0, at) + replacement + whole.substring(at + old.length()));
    }

    private Path text(String text) throws IOException {
        return Files.writeString(directory.resolve("credit-report.json"), text);
    }

    private static String json(Run run) throws IOException {
        StringWriter out = new StringWriter();
        new CreditReportJson().write(run, out);
        return out.toString();
    }
}
