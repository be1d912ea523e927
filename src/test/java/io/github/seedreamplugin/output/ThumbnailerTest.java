package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.output.Thumbnailer.SmallCopy;
import io.github.seedreamplugin.testing.TestPictures;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailerTest {

    private final Thumbnailer thumbnailer = new Thumbnailer();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"2560,1440,400,225", "1440,2560,225,400", "3024,1296,400,171", "300,200,300,200", "2000,1,400,1"})
    void keepsTheProportions(int width, int height, int smallWidth, int smallHeight) throws IOException {
        Path target = folder.resolve("thumbs/a.jpg");

        assertThat(thumbnailer.make(file(TestPictures.jpeg(width, height)), target, 400))
                .isEqualTo(new Thumbnail.Made(smallWidth, smallHeight));
        BufferedImage small = ImageIO.read(target.toFile());
        assertThat(small.getWidth()).isEqualTo(smallWidth);
        assertThat(small.getHeight()).isEqualTo(smallHeight);
    }

    @Test
    void averagesPixelsAndLaysTransparentOnesOnWhite() throws IOException {
        BufferedImage picture = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 200; x++) {
            for (int y = 0; y < 200; y++) {
                picture.setRGB(x, y, y % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);
            }
        }
        Path png = folder.resolve("a.png");
        ImageIO.write(picture, "png", png.toFile());
        Path target = folder.resolve("small.jpg");
        thumbnailer.make(png, target, 100);

        BufferedImage small = ImageIO.read(target.toFile());
        assertThat(small.getRGB(20, 25) & 0xFF).isBetween(75, 180);
        assertThat(small.getRGB(80, 25) & 0xFF).isGreaterThan(250);
    }

    @Test
    void drawsSeveralSizesAtOnceAndNeverAnythingLarger() throws IOException {
        Path large = folder.resolve("large.jpg");
        Path middle = folder.resolve("middle.jpg");
        Path tiny = folder.resolve("tiny.jpg");

        Thumbnail made = thumbnailer.make(
                file(TestPictures.jpeg(640, 360)),
                List.of(new SmallCopy(32, tiny), new SmallCopy(1600, large), new SmallCopy(320, middle)));

        assertThat(made).isEqualTo(new Thumbnail.Made(640, 360));
        assertThat(Stream.of(large, middle, tiny).map(ThumbnailerTest::width)).containsExactly(640, 320, 32);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_USHORT_565_RGB})
    void keepsTheColoursOfEveryKindOfPixel(int type) throws IOException {
        BufferedImage picture = new BufferedImage(300, 300, type);
        WritableRaster raster = picture.getRaster();
        for (int band = 0; band < raster.getNumBands(); band++) {
            int half = type == BufferedImage.TYPE_USHORT_565_RGB ? (band == 1 ? 32 : 16) : 128;
            raster.setSamples(0, 0, 300, 300, band, filled(half));
        }
        BufferedImage small = Resampler.opaque(picture, 10, 10, Filter.LANCZOS);

        assertThat(small.getRGB(5, 5) & 0xFF).isBetween(126, 134);
        assertThat(small.getRGB(0, 0)).isEqualTo(small.getRGB(5, 5));
    }

    @Test
    void drawsTheSameHoweverThePixelsAreKept() {
        Random random = new Random(1);
        BufferedImage numbers = new BufferedImage(97, 61, BufferedImage.TYPE_INT_RGB);
        BufferedImage bytes = new BufferedImage(97, 61, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 97 * 61; i++) {
            int pixel = random.nextInt(1 << 24);
            numbers.setRGB(i % 97, i / 97, pixel);
            bytes.setRGB(i % 97, i / 97, pixel);
        }

        assertThat(pixels(Resampler.opaque(numbers, 31, 20, Filter.LANCZOS)))
                .isEqualTo(pixels(Resampler.opaque(bytes, 31, 20, Filter.LANCZOS)));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void aHeapThatIsTooSmallCostsTheCopyAndNothingElse() throws Exception {
        Path jpeg = folder.resolve("large.jpg");
        ImageIO.write(new BufferedImage(6000, 4000, BufferedImage.TYPE_3BYTE_BGR), "jpg", jpeg.toFile());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-cp",
                        JavaProcess.classPathOf(Thumbnailer.class, ThumbnailerTest.class),
                        ThumbnailerTest.class.getName(),
                        jpeg.toString(),
                        folder.resolve("small.jpg").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip()).isEqualTo("NotDrawable[reason=needs more memory than this JVM has]");
    }

    /** Draws one picture and says what came of it. */
    public static void main(String[] args) throws IOException {
        System.out.println(new Thumbnailer().make(Path.of(args[0]), Path.of(args[1]), 3000));
    }

    private static int[] filled(int value) {
        int[] samples = new int[300 * 300];
        Arrays.fill(samples, value);
        return samples;
    }

    private static int width(Path file) {
        try {
            return ImageIO.read(file.toFile()).getWidth();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void drawsNoWebpNoTextAndNothingDamaged() throws IOException {
        byte[] png = TestPictures.png(200, 200);
        Path target = folder.resolve("small.jpg");

        assertThat(thumbnailer.make(file("RIFF____WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)), target, 100))
                .isEqualTo(new Thumbnail.NotDrawable("has a format that Java cannot read"));
        assertThat(thumbnailer.make(file(Arrays.copyOf(png, 40)), target, 100))
                .isInstanceOfSatisfying(Thumbnail.NotDrawable.class, thumbnail -> assertThat(thumbnail.reason())
                        .startsWith("cannot be decoded: "));
        assertThat(target).doesNotExist();
    }

    @Test
    void drawsNoBomb() throws IOException {
        byte[] png = TestPictures.png(200, 200);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);

        assertThat(thumbnailer.make(file(png), folder.resolve("small.jpg"), 100))
                .isEqualTo(new Thumbnail.NotDrawable("has 60000x60000 pixels, too many to scale down"));
    }

    @Test
    void saysThatTheTargetCannotBeWritten() throws IOException {
        Path picture = file(TestPictures.jpeg());
        Path target = picture.resolve("small.jpg");

        assertThatThrownBy(() -> thumbnailer.make(picture, target, 100))
                .hasMessage("cannot write " + target + ": " + picture + " is a file, but a directory is needed here");
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("picture"), bytes);
    }
}
