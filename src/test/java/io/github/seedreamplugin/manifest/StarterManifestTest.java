package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterManifestTest {

    @TempDir
    Path folder;

    @Test
    void theSchemaThatItNamesIsBesideIt() throws IOException {
        Path file = folder.resolve("src/main/seedream/images.yaml");
        assertThat(StarterManifest.writeTo(file)).isTrue();
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("# yaml-language-server: $schema=images.schema.json");
        assertThat(file.resolveSibling("images.schema.json")).hasContent(ManifestSchema.draft07());
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path schema = Files.writeString(folder.resolve("images.schema.json"), "mine");
        assertThat(StarterManifest.writeTo(folder.resolve("images.yaml"))).isTrue();
        assertThat(schema).hasContent("mine");
        assertThat(StarterManifest.writeFromImages(pictures(), folder.resolve("images.yaml")))
                .isFalse();
        assertThat(folder.resolve("images.yaml")).hasContent(StarterManifest.text());
    }

    @Test
    void aManifestFromPicturesHasAnEntryForEachWithItsRatioAndAPromptToFillIn() throws IOException {
        Path file = folder.resolve("images.yaml");
        assertThat(StarterManifest.writeFromImages(pictures(), file)).isTrue();
        assertThat(Files.readString(file)).endsWith("""
                images:
                  hero:  # hero.jpg, 1600x900
                    prompt:  # say what the picture should show
                    aspect_ratio: 16:9
                  hero-2:  # hero.png, 90x100
                    prompt:  # say what the picture should show
                    aspect_ratio: 1:1
                  social/my-card:  # social/my card.png, 600x900
                    prompt:  # say what the picture should show
                    aspect_ratio: 2:3
                """);
        Reading reading = new ManifestReader().read(file);
        assertThat(((Reading.Invalid) reading).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NO_VALUE, ProblemCode.NO_VALUE, ProblemCode.NO_VALUE);
    }

    @Test
    void aDirectoryWithoutPicturesIsRefused() {
        assertThatThrownBy(() -> StarterManifest.writeFromImages(folder, folder.resolve("images.yaml")))
                .hasMessage(folder + " has no picture: name a directory with .jpg, .png or .webp files");
        assertThat(folder.resolve("images.yaml")).doesNotExist();
    }

    private Path pictures() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        Files.createDirectories(pictures.resolve("social"));
        draw(1600, 900, "jpg", pictures.resolve("hero.jpg"));
        draw(90, 100, "png", pictures.resolve("hero.png"));
        draw(600, 900, "png", pictures.resolve("social/my card.png"));
        Files.writeString(pictures.resolve("notes.txt"), "not a picture");
        return pictures;
    }

    private static void draw(int width, int height, String format, Path file) throws IOException {
        assertThat(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file.toFile()))
                .isTrue();
    }
}
