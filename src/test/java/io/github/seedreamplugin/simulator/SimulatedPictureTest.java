package io.github.seedreamplugin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPictureTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "東京の路地、雨", "نص عربي", "🦊🦊🦊", "a\tb\nc\u0000", "line"})
    void drawsAnyPromptWithFontsAndWithout(String prompt) throws IOException {
        SimulatedPicture picture = new SimulatedPicture(attributes(prompt), 1, 1);

        assertThat(ImageIO.read(new ByteArrayInputStream(picture.toJpeg())).getWidth())
                .isEqualTo(2560);
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.toJpegWithoutFonts()))
                        .getHeight())
                .isEqualTo(1440);
    }

    @Test
    void keepsAnEndlessPromptWithinThePicture() throws IOException {
        for (String prompt : new String[] {"w".repeat(20_000), "word ".repeat(5_000), "字".repeat(9_000)}) {
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(new SimulatedPicture(attributes(prompt), 1, 1).toJpeg()));
            assertThat(whitePixels(image, 0, 40)).as("the left margin").isZero();
            assertThat(whitePixels(image, image.getWidth() - 40, image.getWidth()))
                    .as("the right margin")
                    .isZero();
        }
    }

    @Test
    void writesTheWordAndThePromptWithoutFonts() throws IOException {
        int[] pixels = new int[300 * 40];
        new BuiltInTypeface(pixels, 300).draw(new Typeface.Line("I'm 7~字", 10, Typeface.Style.TITLE), 0, 7);

        assertThat(rows(pixels, 300, 42))
                .containsExactly(
                        ".###...##...#...#.......#####.......#####.",
                        "..#.....#...##.##...........#..#....#...#.",
                        "..#....#....#.#.#..........#..#.#.#.#...#.",
                        "..#.........#.#.#.........#......#..#...#.",
                        "..#.........#...#........#..........#...#.",
                        "..#.........#...#........#..........#...#.",
                        ".###........#...#........#..........#####.");
    }

    @Test
    void marksAWatermarkedPictureInItsCorner() throws IOException {
        ImageAttributes marked =
                ImageAttributes.of("x").aspectRatio(AspectRatio.SQUARE).build();
        ImageAttributes plain = ImageAttributes.of("x")
                .aspectRatio(AspectRatio.SQUARE)
                .watermark(false)
                .build();

        assertThat(new SimulatedPicture(marked, 1, 1).toJpeg())
                .isNotEqualTo(new SimulatedPicture(plain, 1, 1).toJpeg());
    }

    private static ImageAttributes attributes(String prompt) {
        return ImageAttributes.of(prompt).build();
    }

    private static long whitePixels(BufferedImage image, int fromX, int toX) {
        int[] area = image.getRGB(fromX, 0, toX - fromX, image.getHeight(), null, 0, toX - fromX);
        return Arrays.stream(area)
                .filter(pixel -> (pixel & 0xF0F0F0) == 0xF0F0F0)
                .count();
    }

    private static String[] rows(int[] pixels, int rowLength, int shown) {
        String[] rows = new String[7];
        for (int y = 0; y < rows.length; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < shown; x++) {
                row.append(pixels[y * rowLength + x] == 0 ? '.' : '#');
            }
            rows[y] = row.toString();
        }
        return rows;
    }
}
