package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanReportsTest {

    private static final BigDecimal PRICE = new BigDecimal("0.035");

    @Test
    void theDigestIsOfWhatWouldBeBoughtAndOfNothingElse() {
        PlannedStep hero = PlannedStep.buy("hero", "new", 1, new PlannedStep.Offer(PRICE, "aa"));
        PlannedStep card = PlannedStep.buy("card", "new", 1, new PlannedStep.Offer(PRICE, "bb"));
        PlannedStep kept = PlannedStep.free("kept", PlannedStep.Action.CURRENT, "matches the lock", 1);

        String digest = plan(hero, card).build().digest();

        assertThat(plan(card, kept, hero).build().digest()).isEqualTo(digest);
        assertThat(plan(hero).build().digest()).isNotEqualTo(digest);
        assertThat(plan(hero, PlannedStep.buy("card", "new", 1, new PlannedStep.Offer(PRICE, "cc")))
                        .build()
                        .digest())
                .isNotEqualTo(digest);
    }

    @Test
    void saysWhyGenerateWouldFail() throws IOException {
        Plan plan = plan(PlannedStep.buy("hero", "new", 4, new PlannedStep.Offer(PRICE, "aa")))
                .build()
                .blockedBy(List.of("OVER_BUDGET: the plan may cost 0.14 credits"));

        assertThat(text(new PlanMarkdown(), plan))
                .contains("**`generate` would fail:**\n\n- OVER\\_BUDGET: the plan may cost 0.14 credits\n");
    }

    @Test
    void jsonHasDigestLimitsAndReasons() throws IOException {
        Plan plan = plan(PlannedStep.buy("hero", "new", 1, new PlannedStep.Offer(PRICE, "aa")))
                .cost(PRICE)
                .rules(new PlanRules(Optional.of(new BigDecimal("0.01")), BigDecimal.ONE, true, true))
                .build()
                .blockedBy(List.of("seedream.maxCredits is 0.01"));

        JsonNode json = JsonMapper.shared().readTree(text(new PlanJson(), plan));

        assertThat(json.path("digest").stringValue()).isEqualTo(plan.digest()).hasSize(64);
        assertThat(json.path("simulated").booleanValue()).isTrue();
        assertThat(json.path("limits").path("maxCredits").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(json.path("limits").path("allowPartial").booleanValue()).isTrue();
        assertThat(json.path("blocked").path(0).stringValue()).contains("seedream.maxCredits is 0.01");
        assertThat(json.path("images").path(0).path("purchase").stringValue()).isEqualTo("aa");
    }

    @Test
    void markdownFitsIntoACommentWhateverIsChanged() throws IOException {
        String long1300 = "prompt changed: " + "grün und ".repeat(140);
        List<PlannedStep> steps = IntStream.range(0, 3_000)
                .mapToObj(n -> PlannedStep.buy("hero-" + n, long1300, 1, new PlannedStep.Offer(PRICE, "k" + n)))
                .toList();

        String markdown = text(
                new PlanMarkdown(),
                Plan.of("images.yaml", steps).cost(new BigDecimal("105")).build());

        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isLessThan(60_001);
        assertThat(markdown)
                .contains("**This would cost 105.00 credits at most.**")
                .endsWith("… and more than a comment has room for: `plan.json` has all of it.\n");
        String sixty = text(
                new PlanMarkdown(), Plan.of("images.yaml", steps.subList(0, 60)).build());
        assertThat(sixty).contains("hero-59").doesNotContain("has all of it");
        assertThat(text(new PlanJson(), Plan.of("images.yaml", steps).build())).contains("hero-2999");
    }

    private static Plan.Builder plan(PlannedStep... steps) {
        return Plan.of("images.yaml", List.of(steps));
    }

    private static String text(PlanReport report, Plan plan) throws IOException {
        StringWriter out = new StringWriter();
        report.write(plan, out);
        return out.toString();
    }
}
