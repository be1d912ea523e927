package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T11:32:07Z"), ZoneOffset.UTC);
    private static final SortedMap<String, String> HEADERS = new TreeMap<>(
            Map.of("content-type", "image/jpeg", "x-remaining-credits", "9.9", "set-cookie", "session=secret"));

    @TempDir
    private Path folder;

    private Path kept;
    private Quarantine quarantine;

    @BeforeEach
    void open() {
        kept = folder.resolve("report/quarantine");
        quarantine = new Quarantine(folder.resolve("report"), CLOCK);
    }

    @Test
    void keepsTheAnswerTheHeadersAndTheReason() throws IOException {
        Path page =
                quarantine.keep(file("<!DOCTYPE html>…"), "social/card", HEADERS, "begins with '<',\nnot a picture");

        assertThat(page)
                .isEqualTo(kept.resolve("social-card-20261123T113207Z.txt"))
                .hasContent("<!DOCTYPE html>…");
        assertThat(kept.resolve("social-card-20261123T113207Z.txt.headers.txt")).hasContent("""
                        # begins with '<', not a picture
                        content-type: image/jpeg
                        set-cookie: (not kept)
                        x-remaining-credits: 9.9
                        """);
        assertThat(folder.resolve("answer")).doesNotExist();
    }

    @Test
    void keepsEvenWhenInterrupted() throws IOException {
        Path answer = file("x");
        Thread.currentThread().interrupt();
        Path page = quarantine.keep(answer, "hero", HEADERS, "odd");

        assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
        assertThat(page.resolveSibling(page.getFileName() + ".headers.txt"))
                .content()
                .startsWith("# odd");
    }

    @Test
    void neverOverwrites() throws IOException {
        for (String content : new String[] {"first", "second", "third"}) {
            quarantine.keep(file(content), "hero", HEADERS, "odd");
        }

        assertThat(kept.resolve("hero-20261123T113207Z.txt")).hasContent("first");
        assertThat(kept.resolve("hero-20261123T113207Z-2.txt")).hasContent("second");
        assertThat(kept.resolve("hero-20261123T113207Z-3.txt")).hasContent("third");
        assertThat(kept.resolve("hero-20261123T113207Z-3.txt.headers.txt")).exists();
    }

    @Test
    void givesHalfAPictureAnEndingThatOpensAViewer() throws IOException {
        byte[] jpeg = TestPictures.jpeg();
        Path half = Files.write(folder.resolve("answer"), Arrays.copyOf(jpeg, jpeg.length / 2));

        assertThat(quarantine.keep(half, "hero", HEADERS, "is truncated")).hasFileName("hero-20261123T113207Z.jpg");
        assertThat(quarantine.keep(Files.write(half, new byte[9]), "hero", HEADERS, "odd"))
                .hasFileName("hero-20261123T113207Z.bin");
    }

    @Test
    void staysInItsFolderWhateverTheName() throws IOException {
        for (String name : new String[] {"../../x", "/etc/x", "..", "a\\b:c", "n".repeat(400), ""}) {
            assertThat(quarantine.keep(file("x"), name, HEADERS, "odd").getParent())
                    .isEqualTo(kept);
        }
    }

    @Test
    void refusesALinkThatLeadsOutOfTheReportDirectory() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectories(kept.getParent());
        Files.createSymbolicLink(kept, elsewhere);
        Path answer = file("x");

        assertThatThrownBy(() -> quarantine.keep(answer, "hero", HEADERS, "odd"))
                .isInstanceOf(OutsideDirectoryException.class)
                .hasMessageContaining("a symbolic link to " + elsewhere.toRealPath() + " outside")
                .hasMessageEndingWith("remove the link");
        assertThat(answer).hasContent("x");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void saysWhyItCannotKeep() throws IOException {
        Files.writeString(folder.resolve("report"), "a file");
        Path answer = file("x");

        assertThatThrownBy(() -> quarantine.keep(answer, "hero", HEADERS, "odd"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot keep " + answer + " in " + kept + ": " + folder.resolve("report")
                        + " is a file, but a directory is needed here");
        assertThat(answer).hasContent("x");
    }

    private Path file(String content) throws IOException {
        return Files.write(folder.resolve("answer"), content.getBytes(StandardCharsets.UTF_8));
    }
}
