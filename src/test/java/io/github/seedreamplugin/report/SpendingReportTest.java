package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.money.Cost;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpendingReportTest {

    private final SpendingReport report = new SpendingReport(List.of(
            new SpendingLine("2026-11", "com.example:shop", "hero", 2, SampleRuns.stated("0.28")),
            new SpendingLine("2026-10", "", "card", 1, SampleRuns.stated("0.035")),
            new SpendingLine("2026-11", "com.example:shop", "card", 1, Cost.upTo(new BigDecimal("0.035")))));

    @Test
    void sumsByMonthAndAltogether() {
        assertThat(report.table())
                .extracting(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "month project image calls credits",
                        "2026-10 - card 1 0.035",
                        "2026-10 1 0.035",
                        "2026-11 com.example:shop card 1 0.00 to 0.035",
                        "2026-11 com.example:shop hero 2 0.28",
                        "2026-11 3 0.28 to 0.315",
                        "all 4 0.315 to 0.35");
        assertThat(new SpendingReport(List.of()).table()).containsExactly("Nothing was spent.");
    }

    @Test
    void writesCsvThatNoSpreadsheetTakesForAFormula() throws IOException {
        SpendingReport hostile = new SpendingReport(List.of(
                new SpendingLine("2026-11", "=cmd|' /C calc'!A0", "a \"b\", c", 1, SampleRuns.stated("0.035"))));
        StringWriter out = new StringWriter();

        hostile.csv(out);

        assertThat(out.toString())
                .isEqualTo(String.join(
                        "\r\n",
                        "month,project,image,calls,least,most,source",
                        "2026-11,'=cmd|' /C calc'!A0,\"a \"\"b\"\", c\",1,0.035,0.035,stated",
                        ""));
    }

    @Test
    void writesJsonWithTheTotal() throws IOException {
        StringWriter out = new StringWriter();

        report.json(out);

        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("total").path("least").decimalValue()).isEqualByComparingTo("0.315");
        assertThat(json.path("total").path("most").decimalValue()).isEqualByComparingTo("0.35");
        assertThat(json.path("lines")).hasSize(3);
        assertThat(json.path("lines").path(0).path("month").stringValue()).isEqualTo("2026-10");
    }
}
