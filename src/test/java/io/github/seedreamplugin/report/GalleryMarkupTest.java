package io.github.seedreamplugin.report;

import static io.github.seedreamplugin.report.GalleryPages.html;
import static io.github.seedreamplugin.report.GalleryPages.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of the gallery is made of: markup that every browser, screen reader and strict server takes. */
class GalleryMarkupTest {

    @TempDir
    private Path directory;

    @Test
    void hasNothingThatJenkinsBlocks() throws IOException {
        String html = html(new RunDraft(SampleRuns.failed())
                .simulated()
                .findings(SampleRuns.unknownAttribute())
                .run());
        Document page = Jsoup.parse(html);

        assertThat(page.select("script, style, iframe, form, [style], [target], [download]"))
                .isEmpty();
        assertThat(page.getAllElements())
                .flatExtracting(element -> element.attributes().asList())
                .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        assertThat(html).doesNotContain("data:", "javascript:", "http:", "https:");
    }

    @Test
    void linksOnlyToRealFilesBesideIt() throws IOException {
        GallerySample.write(directory, SampleRuns.failed());

        Document page = Jsoup.parse(Files.readString(directory.resolve("index.html")));

        List<String> links = page.select("img").eachAttr("src");
        assertThat(links).hasSize(11).allMatch(link -> link.startsWith("thumbnails/"));
        assertThat(page.select("a[href], link[href]").eachAttr("href"))
                .contains("pictures/hero-4.jpg", "quarantine/icons-mirror.bin", "gallery.css", "credit-report.json");
        assertThat(page.select("[src], [href]"))
                .extracting(element -> element.attr("href") + element.attr("src"))
                .allSatisfy(link -> assertThat(
                                link.startsWith("#")
                                        ? page.getElementById(link.substring(1)) != null
                                        : Files.isRegularFile(directory.resolve(
                                                URI.create(link).getPath())))
                        .as(link)
                        .isTrue());
    }

    @Test
    void filtersByStateAndJumpsToFoldersWithoutAScript() throws IOException {
        Document page = page(SampleRuns.failed());

        assertThat(page.select(".filter label").eachText())
                .containsExactly("All 12", "Bought 3", "Restored 2", "Current 3", "Failed 3", "Not started 1");
        assertThat(page.select("nav a").eachText())
                .containsExactly("Top level", "social", "chapters", "icons", "posters");
        assertThat(page.select("#folder-3.card h3").text()).isEqualTo("chapters/forest");
        StringWriter css = new StringWriter();
        new GalleryStyle().write(SampleRuns.failed(), css);
        assertThat(page.select(".filter input:not([checked])").eachAttr("id"))
                .hasSize(5)
                .allSatisfy(id -> assertThat(css.toString())
                        .contains("#" + id + ":checked) .card:not(." + id.substring("show-".length()) + ")"));
    }

    @Test
    void canBeReadByAScreenReader() throws IOException {
        Document page = page(SampleRuns.failed());

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("body > header, body > main, body > footer, nav[aria-label]"))
                .hasSize(4);
        assertThat(page.select("h1").text()).isEqualTo("8 of 12 images ready");
        assertThat(page.select("h2").eachText()).containsExactly("4 images without a picture", "Bill", "Images");
        assertThat(page.select("img")).allMatch(img -> !img.attr("alt").isBlank());
        assertThat(page.select("[aria-labelledby]"))
                .allMatch(element -> page.getElementById(element.attr("aria-labelledby")) != null);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("svg").attr("aria-label"))
                .isEqualTo("12 images: 3 bought, 2 restored, 3 current, 3 failed, 1 not-started");
    }

    @Test
    void keepsPromptsAsText() throws IOException {
        String prompt = "<img src=x onerror=alert(1)> \"quoted\" & 一盏灯\nsecond line";
        Document page = page(new RunDraft()
                .images(SampleRuns.named(SampleRuns.hero(), "hero", prompt).toBuilder()
                        .alt(Optional.empty())
                        .build())
                .run());

        assertThat(page.select(".prompt").get(0).wholeText()).isEqualTo(prompt);
        assertThat(page.select("[onerror]")).isEmpty();
        assertThat(page.select("img").get(0).attr("alt")).isEqualTo(prompt + " (picture 1 of 4)");
    }
}
