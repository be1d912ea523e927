package io.github.seedreamplugin.report;

import static io.github.seedreamplugin.report.GalleryPages.card;
import static io.github.seedreamplugin.report.GalleryPages.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class GalleryReportTest {

    @Test
    void showsEachPictureWithItsPromptAttributesTakeCostAndDate() throws IOException {
        Element hero = card(page(SampleRuns.failed()), "hero");

        assertThat(hero.select("img")).hasSize(4);
        assertThat(hero.select("img").get(1).attr("alt"))
                .isEqualTo("A city of glass towers at dusk, with flying cars between them (picture 2 of 4)");
        assertThat(hero.select(".prompt").text()).startsWith("A futuristic cityscape");
        assertThat(hero.select(".attributes li").eachText()).containsExactly("16:9", "3K", "standard prompt");
        assertThat(hero.select(".facts > div").eachText())
                .containsExactly("Cost 0.14 credits", "Take 1", "Pictures 4 of 4", "Took 36.2 s", "Bought 2026-11-23");
        assertThat(hero.select(".files li").eachText()).contains("hero-2.jpg 3840 × 2160, 1.2 MB");
    }

    @Test
    void showsWhyAnImageFailed() throws IOException {
        Document page = page(SampleRuns.failed());

        assertThat(card(page, "icons/duel").select(".problem").text())
                .isEqualTo("MODERATED HTTP 400 The service will not draw this: the output image may contain sensitive"
                        + " information. Change the prompt.");
        assertThat(card(page, "icons/mirror").select(".problem a").attr("href"))
                .isEqualTo("quarantine/icons-mirror.bin");
        assertThat(card(page, "posters/late").select(".badge").text()).isEqualTo("Not started");
    }

    @Test
    void leadsFromTheTopToEveryImageWithoutAPicture() throws IOException {
        Document page = page(SampleRuns.failed());

        Element first = page.select("main > section").get(0);
        assertThat(first.select("li").eachText())
                .containsExactly(
                        "icons/duel MODERATED",
                        "icons/storm SERVER_ERROR",
                        "icons/mirror NO_PICTURE",
                        "posters/late OVER_BUDGET");
        assertThat(first.select("a").eachAttr("href")).allMatch(link -> page.getElementById(link.substring(1)) != null);
        assertThat(page.select("#folder-4.card h3").text()).isEqualTo("icons/duel");
    }

    @Test
    void flowsThroughAllFoldersInOneGrid() throws IOException {
        Document page = page(SampleRuns.failed());

        assertThat(page.select("ul.cards")).hasSize(1);
        assertThat(page.select("ul.cards > li.card")).hasSize(12);
    }

    @Test
    void saysTheStatusOnce() throws IOException {
        Failure failure = new Failure(
                "MODERATED",
                true,
                OptionalInt.of(400),
                "HTTP 400: no; run again with -Dseedream.rebuy=duel, or see seedream:plan.",
                Optional.empty());
        ImageResult duel = SampleRuns.troubled(
                "duel", State.FAILED, SampleRuns.asked(3, AspectRatio.SQUARE, "Two knights"), failure);

        Element problem =
                Objects.requireNonNull(card(page(new RunDraft().images(duel).run()), "duel")
                        .select(".problem")
                        .first());

        assertThat(problem.text())
                .isEqualTo("MODERATED HTTP 400: no; run again with -Dseedream.rebuy=duel, or see seedream:plan.");
        assertThat(problem.select("code.command").eachText()).containsExactly("-Dseedream.rebuy=duel", "seedream:plan");
    }

    @Test
    void saysWhatWasChargedInCreditsAndDollarsAndWhichBuildItWas() throws IOException {
        BuildFacts facts = BuildFacts.builder()
                .project(Optional.of("com.example:shop:1.0"))
                .commit(Optional.of("0123abcd"))
                .build(Optional.of("javascript:alert(1)"))
                .endpoint(Optional.of("https://api.segmind.com/v1/seedream-v5-lite-text-to-image"))
                .budget(Optional.of(new BigDecimal("1.00")))
                .left(Optional.of(new BigDecimal("0.755")))
                .price(Optional.of(SampleRuns.stated("0.035")))
                .plugin(Optional.of("1.0.0"))
                .build();

        Document page = page(SampleRuns.failed().toBuilder().facts(facts).build());

        assertThat(page.select("p.charged").text()).isEqualTo("Charged: 0.245 to 0.28 credits (US$ 0.245 to 0.28)");
        assertThat(page.select(".build > div").eachText())
                .containsExactly(
                        "Project com.example:shop:1.0",
                        "Commit 0123abcd",
                        "Build javascript:alert(1)",
                        "Endpoint https://api.segmind.com/v1/seedream-v5-lite-text-to-image",
                        "Price per picture 0.035 credits, stated",
                        "Budget 1.00 credits, 0.755 left",
                        "Plugin 1.0.0");
        assertThat(page.select(".build a")).isEmpty();
    }

    @Test
    void showsHowToPickOneOfSeveralPictures() throws IOException {
        Element hero = card(page(SampleRuns.failed()), "hero");

        assertThat(hero.select(".pictures code").eachText())
                .containsExactly("pick: 1", "pick: 2", "pick: 3", "pick: 4");
        assertThat(hero.select(".pick").text()).contains("write the line under it below hero in the manifest");
        Element picked = card(
                page(new RunDraft()
                        .images(SampleRuns.hero().toBuilder().pick(List.of(3)).build())
                        .run()),
                "hero");
        assertThat(picked.select(".pictures code")).isEmpty();
        assertThat(picked.select(".pick").text()).startsWith("The manifest picks 3 of 4.");
    }

    @Test
    void showsTheAlternativeTextAndThatADecorationHasNone() throws IOException {
        assertThat(card(page(SampleRuns.failed()), "hero").select(".alt").text())
                .isEqualTo("Alternative text A city of glass towers at dusk, with flying cars between them");
        ImageResult decorative =
                SampleRuns.hero().toBuilder().alt(Optional.of("")).build();
        assertThat(card(page(new RunDraft().images(decorative).run()), "hero")
                        .select(".alt")
                        .text())
                .isEqualTo("Alternative text none: the picture is decorative");
    }

    @Test
    void showsWhatTheLockHadBefore() throws IOException {
        ImageResult hero = SampleRuns.hero();
        EarlierTake before = new EarlierTake(
                SampleRuns.named(hero, "hero", "The city by day").attributes(),
                1,
                List.of(hero.files().get(0).picture()));
        GalleryPictures pictures = new GalleryPictures(
                Map.of(), Map.of(), Map.of(hero.files().get(0).picture().sha256(), "thumbnails/before.jpg"));
        StringWriter out = new StringWriter();
        new GalleryReport(pictures)
                .write(
                        new RunDraft()
                                .images(hero.toBuilder()
                                        .before(Optional.of(before))
                                        .build())
                                .run(),
                        out);

        Element card = card(Jsoup.parse(out.toString()), "hero");

        assertThat(card.select(".before").text()).isEqualTo("Before: take 1, The city by day");
        assertThat(card.select(".before img").attr("src")).isEqualTo("thumbnails/before.jpg");
    }

    @Test
    void linksTheOriginalsWhereTheyLieBesideIt() throws IOException {
        StringWriter out = new StringWriter();
        new GalleryReport(new GalleryPictures(Map.of(), Map.of()), Optional.of("../pictures"))
                .write(SampleRuns.failed(), out);

        assertThat(card(Jsoup.parse(out.toString()), "social/card")
                        .select(".files a")
                        .attr("href"))
                .isEqualTo("../pictures/social/card.jpg");
    }

    @Test
    void putsTheBillAtTheTop() throws IOException {
        Document page = page(SampleRuns.failed());

        assertThat(page.select("main > section").get(1).select("dt").eachText())
                .containsExactly("Spent", "Lost", "Indeterminate", "Charged", "Estimated", "Avoided", "Unexplained");
        assertThat(page.select(".bill .spent b").text()).isEqualTo("0.21");
        assertThat(page.select(".bill .note").eachText())
                .containsExactly(
                        "Balance: 10.00 before, 9.70 after.",
                        "The key had 50 requests a minute; none was turned away.");
    }

    @Test
    void saysThatARunWasSimulated() throws IOException {
        Document page = page(new RunDraft(SampleRuns.failed()).simulated().run());

        assertThat(page.select("p.simulated").text())
                .startsWith("SIMULATED The embedded endpoint drew these pictures.");
        assertThat(card(page, "hero").select(".badge").text()).isEqualTo("Simulated");
        assertThat(card(page, "hero").text()).contains("Drawn 2026-11-23").doesNotContain("Bought");
    }

    @Test
    void showsFindingsWhenThereIsNoImage() throws IOException {
        Document page = page(SampleRuns.withFindings(SampleRuns.unknownAttribute()));

        assertThat(page.select("h1").text()).isEqualTo("1 error in the manifest");
        assertThat(page.select(".findings li").text())
                .isEqualTo("UNKNOWN_ATTRIBUTE shop/src/main/seedream/images.yaml:[12,5] 'aspect_ration' is no attribute"
                        + " of an image: did you mean 'aspect_ratio'?");
        assertThat(page.select(".card, svg, fieldset")).isEmpty();
    }

    @Test
    void namesAFileThatItHasNoThumbnailOf() throws IOException {
        StringWriter out = new StringWriter();
        new GalleryReport(new GalleryPictures(Map.of(), Map.of())).write(SampleRuns.failed(), out);

        Element card = card(Jsoup.parse(out.toString()), "social/card");

        assertThat(card.select("img, .pictures a")).isEmpty();
        assertThat(card.select(".pictures").text()).isEqualTo("social/card.jpg");
    }
}
