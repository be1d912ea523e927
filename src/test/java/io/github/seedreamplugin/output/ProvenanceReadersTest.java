package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** exiftool, which most people ask, reads what is written into a picture. */
@Tag("slow")
class ProvenanceReadersTest {

    private static final Provenance FACTS = new Provenance(
            "seedream-v5-lite-text-to-image",
            "social/card",
            2,
            Instant.parse("2026-11-25T10:00:00Z"),
            Optional.of("A cat & a \"dog\" <3 \uD83D\uDE00"));

    @TempDir
    Path folder;

    @Test
    void exiftoolReadsItInAJpegAndAPng() throws Exception {
        Path jpeg = stamped("card.jpg", TestPictures.jpeg());
        Path png = stamped("card.png", TestPictures.png(30, 20));
        for (Path file : List.of(jpeg, png)) {
            JsonNode read = exiftool(file);

            assertThat(read.path("XMP-iptcExt:DigitalSourceType").asString())
                    .isEqualTo("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
            assertThat(read.toString())
                    .contains("seedream-v5-lite-text-to-image", "social/card", "2026:11:25 10:00:00", "\uD83D\uDE00");
            assertThat(read.path("ExifTool:Validate").asString()).isEqualTo("0 0 0");
        }
    }

    private Path stamped(String name, byte[] bytes) throws IOException {
        Path plain = Files.write(folder.resolve("plain-" + name), bytes);
        Picture picture = ((Inspection.Usable) new PictureInspector().inspect(plain)).picture();
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            Stamp.Reading unused = Stamp.of(FACTS).copy(plain, picture, out);
        }
        return file;
    }

    private static JsonNode exiftool(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("exiftool", "-json", "-G1", "-n", "-validate", "-all", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return JsonMapper.shared().readTree(output).get(0);
    }
}
