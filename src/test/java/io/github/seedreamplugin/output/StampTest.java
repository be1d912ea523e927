package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.internal.xmp.XMPMeta;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.xmp.XmpDirectory;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.testing.TestPictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {

    private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    private static final String ADOBE = "http://ns.adobe.com/xap/1.0/\0";
    private static final Provenance FACTS = new Provenance(
            "seedream-v5-lite-text-to-image",
            "social/card",
            2,
            Instant.parse("2026-11-25T10:00:00Z"),
            Optional.of("A cat & a \"dog\" <3 \uD83D\uDE00 in 60 % grey"));

    private final Stamp stamp = Stamp.of(FACTS);

    @TempDir
    private Path folder;

    @Test
    void saysInEveryJpegAndPngHowItWasMade() throws Exception {
        for (byte[] picture : List.of(TestPictures.jpeg(), encoded("jpg"), TestPictures.png(30, 20))) {
            XMPMeta xmp = only(stamped(picture));

            assertThat(xmp.getPropertyString(IPTC, "DigitalSourceType")).isEqualTo(GENERATED);
            assertThat(xmp.getPropertyString(IPTC, "AISystemUsed")).isEqualTo("seedream-v5-lite-text-to-image");
            assertThat(xmp.getPropertyString(IPTC, "AIPromptInformation"))
                    .isEqualTo(FACTS.prompt().orElseThrow());
            assertThat(xmp.getPropertyString("https://seedreamplugin.github.io/ns/1.0/", "take"))
                    .isEqualTo("2");
        }
    }

    @Test
    void leavesEveryPixelAndEveryOtherByteAsItIs() throws IOException {
        for (byte[] picture : List.of(TestPictures.jpeg(), encoded("jpg"), TestPictures.png(30, 20))) {
            byte[] stamped = stamped(picture);
            Stamp.Reading reading = stamp.read(file(stamped), picture(file(picture)));
            Files.write(file(picture), stamped);

            assertThat(reading.original().sha256()).isEqualTo(TestPictures.sha256(picture));
            assertThat(reading.original().bytes()).isEqualTo(picture.length);
            assertThat(reading.picture().sha256()).isEqualTo(TestPictures.sha256(stamped));
            assertThat(reading.exact()).isTrue();
            assertThat(pixels(stamped)).isEqualTo(pixels(picture));
            assertThat(new PictureInspector().inspect(file(stamped))).isInstanceOf(Inspection.Usable.class);
        }
    }

    @Test
    void writesTheSameBytesAgainAndTakesTheStampOutAgain() throws IOException {
        byte[] jpeg = TestPictures.jpeg();
        byte[] stamped = stamped(jpeg);

        assertThat(stamped(jpeg)).isEqualTo(stamped);
        assertThat(stamped(stamped)).isEqualTo(stamped);
        assertThat(copied(Stamp.NONE, stamped)).isEqualTo(jpeg);
        assertThat(copied(Stamp.of(FACTS.withoutPrompt()), stamped))
                .isEqualTo(copied(Stamp.of(FACTS.withoutPrompt()), jpeg));
    }

    @Test
    void addsToMetadataThatIsThereAndDoublesNothing() throws Exception {
        byte[] jpeg = withSegment(TestPictures.jpeg(), 0xE1, ADOBE + packet("<dc:source>Mine</dc:source>"));
        byte[] stamped = stamped(jpeg);
        XMPMeta xmp = only(stamped);

        assertThat(xmp.getPropertyString("http://purl.org/dc/elements/1.1/", "source"))
                .isEqualTo("Mine");
        assertThat(xmp.getPropertyString(IPTC, "DigitalSourceType")).isEqualTo(GENERATED);
        assertThat(stamped(stamped)).isEqualTo(stamped);
        assertThat(copied(Stamp.NONE, stamped)).isEqualTo(jpeg);
    }

    @Test
    void leavesContentCredentialsAndTheProvidersOwnMarkingAlone() throws IOException {
        byte[] c2pa = withSegment(TestPictures.jpeg(), 0xEB, "JP\0\1something");
        byte[] marked = withSegment(
                TestPictures.jpeg(),
                0xE1,
                ADOBE + packet("<a:AIGC xmlns:a=\"http://www.tc260.org.cn/ns/AIGC/1.0/\">{}</a:AIGC>"));
        byte[] png = withChunk(TestPictures.png(30, 20), "caBX", "jumb");

        assertThat(stamped(c2pa)).isEqualTo(c2pa);
        assertThat(stamped(marked)).isEqualTo(marked);
        assertThat(stamped(png)).isEqualTo(png);
        assertThat(stamp.refusal(file(png), picture(file(png))))
                .contains("has content credentials (C2PA), which any change would break");
        assertThat(stamp.refusal(file(marked), picture(file(marked)))).contains("already says how it was made");
    }

    @Test
    void leavesAPromptOutThatNoSegmentCanHold() throws Exception {
        Provenance facts = new Provenance("model", "hero", 1, Instant.EPOCH, Optional.of("x".repeat(70_000)));
        XMPMeta xmp = only(copied(Stamp.of(facts), TestPictures.jpeg()));

        assertThat(xmp.getPropertyString(IPTC, "DigitalSourceType")).isEqualTo(GENERATED);
        assertThat(xmp.doesPropertyExist(IPTC, "AIPromptInformation")).isFalse();
    }

    @Test
    void knowsAnotherFileFromTheOneItLooksFor() throws IOException {
        byte[] jpeg = TestPictures.jpeg();
        byte[] retouched = stamped(jpeg);
        retouched[retouched.length - 10] ^= 1;

        assertThat(stamp.read(file(retouched), picture(file(jpeg))).original().sha256())
                .isNotEqualTo(TestPictures.sha256(jpeg));
    }

    private byte[] stamped(byte[] picture) throws IOException {
        return copied(stamp, picture);
    }

    private byte[] copied(Stamp wanted, byte[] picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        wanted.copy(file(picture), picture(file(picture)), out);
        return out.toByteArray();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve(TestPictures.sha256(bytes)), bytes);
    }

    private static Picture picture(Path file) throws IOException {
        return ((Inspection.Usable) new PictureInspector().inspect(file)).picture();
    }

    private static XMPMeta only(byte[] picture) throws Exception {
        List<XmpDirectory> found = StreamSupport.stream(
                        ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture))
                                .getDirectoriesOfType(XmpDirectory.class)
                                .spliterator(),
                        false)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0).getXMPMeta();
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** As the JDK writes it: with APP0 and without a comment. */
    private static byte[] encoded(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR), format, out);
        return out.toByteArray();
    }

    private static String packet(String property) {
        return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                + "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" + property
                + "</rdf:Description></rdf:RDF></x:xmpmeta>";
    }

    private static byte[] withSegment(byte[] jpeg, int marker, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(ByteBuffer.allocate(4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (bytes.length + 2))
                .array());
        out.writeBytes(bytes);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] withChunk(byte[] png, String type, String content) {
        byte[] chunk = (type + content).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(chunk);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(png, 33));
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length()).array());
        out.writeBytes(chunk);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }
}
