package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.testing.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureInspectorTest {

    private final PictureInspector inspector = new PictureInspector();

    @TempDir
    private Path folder;

    @Test
    void knowsAJpeg() throws IOException {
        byte[] jpeg = TestPictures.jpeg(64, 36);

        assertThat(inspect(jpeg))
                .isEqualTo(new Inspection.Usable(
                        new Picture(TestPictures.sha256(jpeg), jpeg.length, PictureType.JPEG, 64, 36)));
    }

    @Test
    void knowsAProgressiveJpeg() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(
                    null, new IIOImage(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), null, null), param);
        }

        assertSize(out.toByteArray(), PictureType.JPEG, 200, 100);
    }

    @Test
    void knowsAPng() throws IOException {
        assertSize(TestPictures.png(30, 20), PictureType.PNG, 30, 20);
    }

    @Test
    void knowsThreeKindsOfWebp() throws IOException {
        assertSize(webp(lossy(640, 360)), PictureType.WEBP, 640, 360);
        assertSize(webp(lossless(16383, 1)), PictureType.WEBP, 16383, 1);
        assertSize(webp(extended(800, 450), lossy(800, 450)), PictureType.WEBP, 800, 450);
        assertSize(TestPictures.avif(800, 450), PictureType.AVIF, 800, 450);
    }

    @Test
    void toleratesStrayBytesBeforeAMarkerAsEveryViewerDoes() throws IOException {
        byte[] jpeg = TestPictures.jpeg(64, 36);
        int firstSegment = 4 + ByteBuffer.wrap(jpeg).getShort(4);
        for (int at : new int[] {firstSegment, jpeg.length - 2}) {
            for (byte[] stray : new byte[][] {{0}, {1, 2, 3}, {(byte) 0xFF, 0}, new byte[4000]}) {
                assertSize(inserted(jpeg, at, stray), PictureType.JPEG, 64, 36);
            }
        }
    }

    @Test
    void refusesAJpegWhereAMarkerIsNowhereNear() throws IOException {
        byte[] jpeg = TestPictures.jpeg(64, 36);
        int firstSegment = 4 + ByteBuffer.wrap(jpeg).getShort(4);

        assertThat(inspect(inserted(jpeg, firstSegment, new byte[5000])))
                .isEqualTo(new Inspection.Unusable("is a damaged JPEG: no marker at byte " + firstSegment));
    }

    private static byte[] inserted(byte[] picture, int at, byte[] more) {
        byte[] longer = new byte[picture.length + more.length];
        System.arraycopy(picture, 0, longer, 0, at);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(picture, at, longer, at + more.length, picture.length - at);
        return longer;
    }

    @Test
    void toleratesBytesAfterTheEnd() throws IOException {
        for (byte[] whole : new byte[][] {
            TestPictures.jpeg(8, 8), TestPictures.png(8, 8), webp(lossy(8, 8)), TestPictures.avif(8, 8)
        }) {
            byte[] longer = Arrays.copyOf(whole, whole.length + 70_000);
            Inspection inspection = inspect(longer);

            assertThat(inspection).isInstanceOfSatisfying(Inspection.Usable.class, usable -> {
                assertThat(usable.picture().bytes()).isEqualTo(longer.length);
                assertThat(usable.picture().sha256()).isEqualTo(TestPictures.sha256(longer));
            });
        }
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        for (byte[] whole : new byte[][] {TestPictures.jpeg(8, 8), TestPictures.png(8, 8), webp(lossy(8, 8))}) {
            for (int length = 16; length < whole.length; length++) {
                assertThat(inspect(Arrays.copyOf(whole, length)))
                        .isEqualTo(new Inspection.Unusable("is truncated: ends after " + length + " bytes"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '<!DOCTYPE html><html lang="en">' | begins with '<!DOCTYPE html><html lan'…, not a picture
            '{"error": "oops"}'               | begins with '{"error": "oops"}', not a picture
            'Bad gateway'                     | begins with 'Bad gateway', not a picture
            'übergroße Bildüberschrift'       | begins with 'übergroße Bildübersch'…, not a picture
            ''                                | is empty
            'GIF89a\u0001\u0002'              | begins with the bytes 47 49 46 38 39 61 01 02, not a picture
            """)
    void saysWhatIsThereInstead(String content, String reason) throws IOException {
        assertThat(inspect(content.getBytes(StandardCharsets.UTF_8))).isEqualTo(new Inspection.Unusable(reason));
    }

    @Test
    void refusesMoreBytesThanAreShown() throws IOException {
        assertThat(inspect(new byte[100]))
                .isEqualTo(new Inspection.Unusable(
                        "begins with the bytes 00 00 00 00 00 00 00 00 00 00 00 00…, not a picture"));
    }

    @Test
    void refusesBombs() throws IOException {
        byte[] jpeg = TestPictures.jpeg(64, 36);
        int frame = indexOf(jpeg, 0xFF, 0xC0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 60_000).putShort(frame + 7, (short) 60_000);

        assertThat(inspect(jpeg))
                .isEqualTo(new Inspection.Unusable(
                        "claims 60000x60000 pixels, more than the 100 million that are opened"));
        assertThat(inspect(webp(extended(100_000, 10), lossy(10, 10))))
                .isEqualTo(
                        new Inspection.Unusable("claims 100000x10 pixels, more than the 100 million that are opened"));
    }

    @Test
    void refusesADamagedPng() throws IOException {
        byte[] png = TestPictures.png(30, 20);
        png[45] ^= 1;

        assertThat(inspect(png))
                .isInstanceOfSatisfying(Inspection.Unusable.class, unusable -> assertThat(unusable.reason())
                        .startsWith("is a damaged PNG: a wrong checksum at byte"));
    }

    @Test
    void refusesContainersWithoutAPicture() throws IOException {
        assertThat(inspect(webp(extended(8, 8)))).isEqualTo(new Inspection.Unusable("is a WEBP without picture data"));
        assertThat(inspect(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}))
                .isEqualTo(new Inspection.Unusable("is a JPEG without picture data"));
    }

    @Test
    @Timeout(60)
    void answersToAnyDamage() throws IOException {
        Random random = new Random(20261123);
        byte[][] wholes = {TestPictures.jpeg(64, 36), TestPictures.png(30, 20), webp(extended(9, 9), lossy(9, 9))};
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = wholes[i % 3].clone();
            for (int j = 0; j < 1 + i % 5; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(inspect(damaged)).isInstanceOf(Inspection.class);
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void isDoneWithATinyScanRepeatedForEver() throws IOException {
        byte[] jpeg = TestPictures.jpeg(64, 36);
        int scan = indexOf(jpeg, 0xFF, 0xDA);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(jpeg, 0, scan);
        for (int i = 0; i < 5000; i++) {
            many.write(jpeg, scan, jpeg.length - 2 - scan);
        }

        assertThat(inspect(many.toByteArray()))
                .isEqualTo(new Inspection.Unusable("is a JPEG of more than 100 scans, too many to be opened"));
    }

    @Test
    void comparesAspectRatios() throws IOException {
        Inspection.Usable wide = (Inspection.Usable) inspect(TestPictures.jpeg(64, 36));
        Inspection.Usable almost = (Inspection.Usable) inspect(TestPictures.jpeg(64, 37));
        Inspection.Usable off = (Inspection.Usable) inspect(TestPictures.jpeg(64, 38));

        assertThat(wide.isNear(AspectRatio.LANDSCAPE_16_9)).isTrue();
        assertThat(almost.isNear(AspectRatio.LANDSCAPE_16_9)).isTrue();
        assertThat(off.isNear(AspectRatio.LANDSCAPE_16_9)).isFalse();
        assertThat(wide.isNear(AspectRatio.PORTRAIT_9_16)).isFalse();
    }

    @Test
    void doesNotCallAnUnreadableFileUnusable() {
        assertThatThrownBy(() -> inspector.inspect(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read " + folder.resolve("none") + ": it does not exist");
        assertThatThrownBy(() -> inspector.inspect(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot read " + folder + ": it is not a regular file");
    }

    private Inspection inspect(byte[] bytes) throws IOException {
        return inspector.inspect(Files.write(folder.resolve("file"), bytes));
    }

    private void assertSize(byte[] bytes, PictureType type, int width, int height) throws IOException {
        assertThat(inspect(bytes))
                .isEqualTo(new Inspection.Usable(
                        new Picture(TestPictures.sha256(bytes), bytes.length, type, width, height)));
    }

    private static int indexOf(byte[] bytes, int first, int second) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if ((bytes[i] & 0xFF) == first && (bytes[i + 1] & 0xFF) == second) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    private static byte[] webp(byte[]... chunks) {
        int length = 4 + Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
        ByteBuffer file = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(length).put(ascii("WEBP"));
        Arrays.stream(chunks).forEach(file::put);
        return file.array();
    }

    /** A key frame's header and some data; 31 bytes, so that the chunk is padded. */
    private static byte[] lossy(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(8 + 32).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(ascii("VP8 ")).putInt(31).put(new byte[] {0x10, 0, 0, (byte) 0x9D, 1, 0x2A});
        return chunk.putShort((short) width).putShort((short) height).array();
    }

    private static byte[] lossless(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(8 + 6).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(ascii("VP8L"))
                .putInt(5)
                .put((byte) 0x2F)
                .putInt((width - 1) | (height - 1) << 14)
                .array();
    }

    private static byte[] extended(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(8 + 10).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(ascii("VP8X")).putInt(10).putInt(0);
        for (int side : new int[] {width - 1, height - 1}) {
            chunk.putShort((short) side).put((byte) (side >> 16));
        }
        return chunk.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
