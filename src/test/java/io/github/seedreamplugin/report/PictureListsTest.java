package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What web pages and Java code are told of the pictures. */
class PictureListsTest {

    private static final String HOSTILE = "A \"sign\" \\u000a says:\n*/ ümlaut 💡";

    @TempDir
    private Path directory;

    @Test
    void namesEveryImageWithItsTextFilesAndVariants() throws IOException {
        JsonNode banner = images(banner()).path("banner/spring");

        assertThat(banner.path("alt").stringValue()).isEqualTo(HOSTILE);
        assertThat(banner.has("caption")).isFalse();
        JsonNode file = banner.path("files").path(0);
        assertThat(file.path("path").stringValue()).isEqualTo("banner/spring.jpg");
        assertThat(file.path("width").intValue()).isEqualTo(2848);
        assertThat(file.path("type").stringValue()).isEqualTo("image/jpeg");
        assertThat(file.path("sha256").stringValue()).hasSize(64);
        assertThat(file.path("bytes").longValue()).isEqualTo(1_234_567);
        assertThat(file.path("variants")).hasSize(3);
        assertThat(file.path("variants").path(1).path("path").stringValue()).isEqualTo("banner/spring@1200x630.jpg");
    }

    @Test
    void theSrcsetHasWhatIsScaledAndNotWhatIsCroppedOrInAnotherFormat() throws IOException {
        assertThat(images(banner()).path("banner/spring").path("srcset").stringValue())
                .isEqualTo("banner/spring@640.jpg 640w, banner/spring.jpg 2848w");
    }

    @Test
    void everyOtherFormatIsASourceOfItsOwn() throws IOException {
        JsonNode sources =
                images(banner()).path("banner/spring").path("files").path(0).path("sources");

        assertThat(sources).hasSize(1);
        assertThat(sources.path(0).path("type").stringValue()).isEqualTo("image/png");
        assertThat(sources.path(0).path("srcset").stringValue()).isEqualTo("banner/spring@640.png 640w");
    }

    @Test
    void emptyAltIsToldAndAMissingOneIsNotInvented() throws IOException {
        ImageResult decorative =
                SampleRuns.hero().toBuilder().alt(Optional.of("")).build();
        ImageResult silent =
                SampleRuns.kept("icons/lamp", State.CURRENT, SampleRuns.asked(3, AspectRatio.SQUARE, "A lamp"));

        JsonNode images = images(decorative, silent);

        assertThat(images.path("hero").path("alt").stringValue()).isEmpty();
        assertThat(images.path("icons/lamp").has("alt")).isFalse();
    }

    @Test
    void leavesOutAnImageWithoutAPicture() throws IOException {
        assertThat(images(SampleRuns.troubled(
                        "duel",
                        State.FAILED,
                        SampleRuns.asked(3, AspectRatio.SQUARE, "Two knights"),
                        SampleRuns.moderated())))
                .isEmpty();
    }

    @Test
    void constantsCompileAndSayWhatThePicturesAre() throws Exception {
        ImageResult digits =
                SampleRuns.kept("404/page-not.found", State.CURRENT, SampleRuns.asked(3, AspectRatio.SQUARE, "A lamp"));
        ImageResult twin =
                SampleRuns.kept("404/page.not-found", State.CURRENT, SampleRuns.asked(4, AspectRatio.SQUARE, "A lamp"));
        Run run =
                new RunDraft().images(SampleRuns.hero(), banner(), digits, twin).run();

        Class<?> pictures = compiled(new PictureConstants("com.example.pictures", "static/img"), run);

        Object banner = pictures.getField("BANNER_SPRING").get(null);
        assertThat(banner).hasToString("static/img/banner/spring.jpg");
        assertThat(pictures.getMethod("width").invoke(banner)).isEqualTo(2848);
        assertThat(pictures.getMethod("height").invoke(banner)).isEqualTo(1600);
        assertThat(pictures.getMethod("alt").invoke(banner)).isEqualTo(HOSTILE);
        assertThat(pictures.getField("HERO_4").get(null)).hasToString("static/img/hero-4.jpg");
        assertThat(pictures.getField("_404_PAGE_NOT_FOUND").get(null)).hasToString("static/img/404/page-not.found.jpg");
        assertThat(pictures.getField("_404_PAGE_NOT_FOUND__2").get(null))
                .hasToString("static/img/404/page.not-found.jpg");
        assertThat(pictures.getMethod("alt")
                        .invoke(pictures.getField("_404_PAGE_NOT_FOUND").get(null)))
                .isNull();
    }

    private Class<?> compiled(PictureConstants constants, Run run) throws Exception {
        Path source = directory.resolve(constants.path());
        Files.createDirectories(source.resolveSibling(""));
        Files.writeString(source, constants.source(run));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "8", "-Xlint:-options", "-encoding", "US-ASCII", source.toString());
        assertThat(result).isZero();
        URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
        return loader.loadClass("com.example.pictures.SeedreamPictures");
    }

    private static ImageResult banner() {
        return ImageResult.of("banner/spring", State.CURRENT, SampleRuns.hero().attributes())
                .files(List.of(new ResultFile(
                        "banner/spring.jpg",
                        picture(PictureType.JPEG, 2848, 1600),
                        List.of(
                                new ResultFile("banner/spring@640.jpg", picture(PictureType.JPEG, 640, 360)),
                                new ResultFile("banner/spring@1200x630.jpg", picture(PictureType.JPEG, 1200, 630)),
                                new ResultFile("banner/spring@640.png", picture(PictureType.PNG, 640, 360))))))
                .alt(Optional.of(HOSTILE))
                .build();
    }

    private static Picture picture(PictureType type, int width, int height) {
        return new Picture("ab".repeat(32), 1_234_567, type, width, height);
    }

    private static JsonNode images(ImageResult... images) throws IOException {
        StringWriter out = new StringWriter();
        new PicturesJson().write(new RunDraft().images(images).run(), out);
        return JsonMapper.shared().readTree(out.toString()).path("images");
    }
}
