package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest extends OneOutputDirectory {

    @Test
    void placesAFileUnderFoldersThatItMakes() throws IOException {
        output.place(file("picture", "bytes"), "social/2026/card.jpg");

        assertThat(root.resolve("social/2026/card.jpg")).hasContent("bytes");
        assertThat(folder.resolve("picture")).exists();
        assertThat(everythingBelow(root)).containsExactly("social", "social/2026", "social/2026/card.jpg");
    }

    @Test
    void placesAFileWhoseNameIsAsLongAsNamesGet() throws IOException {
        String name = "n".repeat(251) + ".jpg";
        output.place(file("picture", "bytes"), name);

        assertThat(root.resolve(name)).hasContent("bytes");
    }

    @Test
    void neverShowsHalfAFile() throws IOException {
        Path small = file("small", "s".repeat(100));
        Path large = file("large", "l".repeat(3_000_000));
        output.place(small, "a.jpg");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try {
                for (int i = 0; i < 40; i++) {
                    output.place(i % 2 == 0 ? large : small, "a.jpg");
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                done.set(true);
            }
        });

        while (!done.get()) {
            assertThat(Files.readAllBytes(root.resolve("a.jpg")).length).isIn(100, 3_000_000);
        }
        writer.join();
    }

    @Test
    void writesWhatIsPaidForEvenWhenInterrupted() throws IOException {
        Path picture = file("picture", "bytes");
        Thread.currentThread().interrupt();
        output.place(picture, "a.jpg");

        assertThat(Thread.interrupted()).as("the interrupt is still there").isTrue();
        assertThat(root.resolve("a.jpg")).hasContent("bytes");
        assertThat(everythingBelow(root)).containsExactly("a.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                "../x",
                "a/../../x",
                "a/./x",
                "a//x",
                "/etc/passwd",
                "\\x",
                "C:\\x",
                "C:x",
                "a\\..\\x",
                "a/",
                "a\u0000b",
                "a\nb"
            })
    void refusesWhatIsNoNameBelowIt(String relative) {
        assertThatThrownBy(() -> output.resolve(relative))
                .isInstanceOf(OutsideDirectoryException.class)
                .hasMessageStartingWith("'" + relative + "' ")
                .hasMessageEndingWith("; files go below " + root);
        assertThat(root).doesNotExist();
    }

    @Test
    void refusesALinkThatLeadsOutside() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectory(root);
        Files.createSymbolicLink(root.resolve("link"), elsewhere);
        Path picture = file("picture", "bytes");

        assertThatThrownBy(() -> output.place(picture, "link/deep/er/x.jpg"))
                .isInstanceOf(OutsideDirectoryException.class)
                .hasMessage("'link/deep/er/x.jpg' goes through " + root.resolve("link") + ", a symbolic link to "
                        + elsewhere.toRealPath() + " outside " + root + "; remove the link");
        assertThatThrownBy(() -> output.delete("link/x")).isInstanceOf(OutsideDirectoryException.class);
        assertThatThrownBy(() -> output.setAside("link/x", folder.resolve("aside")))
                .isInstanceOf(OutsideDirectoryException.class);
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void refusesALinkThatLeadsNowhere() throws IOException {
        Files.createDirectory(root);
        Files.createSymbolicLink(root.resolve("link"), folder.resolve("later"));

        assertThatThrownBy(() -> output.resolve("link/x.jpg"))
                .isInstanceOf(OutsideDirectoryException.class)
                .hasMessage("'link/x.jpg' goes through " + root.resolve("link")
                        + ", a symbolic link that leads nowhere; remove the link");
    }

    @Test
    void followsALinkThatStaysInsideAndOneToItself() throws IOException {
        Files.createDirectories(folder.resolve("real/inner"));
        Files.createSymbolicLink(root, folder.resolve("real"));
        Files.createSymbolicLink(root.resolve("alias"), root.resolve("inner"));
        output.place(file("picture", "bytes"), "alias/x.jpg");

        assertThat(folder.resolve("real/inner/x.jpg")).hasContent("bytes");
    }

    @Test
    void replacesALinkRatherThanWhatItLeadsTo() throws IOException {
        Path precious = file("precious", "mine");
        Files.createDirectory(root);
        Files.createSymbolicLink(root.resolve("a.jpg"), precious);
        output.place(file("picture", "bytes"), "a.jpg");

        assertThat(precious).hasContent("mine");
        assertThat(Files.isRegularFile(root.resolve("a.jpg"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void saysThatAFileIsInTheWayOfAFolder() throws IOException {
        output.place(file("picture", "bytes"), "hero");

        assertThatThrownBy(() -> output.place(folder.resolve("picture"), "hero/deep/x.jpg"))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + root.resolve("hero/deep/x.jpg") + ": " + root.resolve("hero")
                        + " is a file, but a directory is needed here");
        assertThat(everythingBelow(root)).containsExactly("hero");
    }

    @Test
    void saysThatAFolderIsInTheWayOfAFile() throws IOException {
        output.place(file("picture", "bytes"), "hero/x.jpg");

        String problem = root.resolve("hero") + ": a directory has the name of the file";
        assertThatThrownBy(() -> output.place(folder.resolve("picture"), "hero"))
                .hasMessage("cannot write " + problem);
        assertThatThrownBy(() -> output.delete("hero")).hasMessage("cannot delete " + problem);
        assertThatThrownBy(() -> output.setAside("hero", folder)).hasMessage("cannot set aside " + problem);
        assertThat(everythingBelow(root)).containsExactly("hero", "hero/x.jpg");
    }

    @Test
    void saysThatTheSourceIsMissing() {
        assertThatThrownBy(() -> output.place(folder.resolve("none"), "a.jpg"))
                .hasMessage(
                        "cannot read " + folder.resolve("none") + ": " + folder.resolve("none") + " does not exist");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void setsNothingAsideThroughALinkThatLeadsElsewhere() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Path aside = Files.createSymbolicLink(reports.resolve("aside"), elsewhere);
        output.place(file("picture", "mine"), "hero.jpg");

        assertThatThrownBy(() -> output.setAside("hero.jpg", aside))
                .isInstanceOf(OutsideDirectoryException.class)
                .hasMessageContaining("a symbolic link to " + elsewhere.toRealPath() + " outside " + reports);
        assertThat(root.resolve("hero.jpg")).hasContent("mine");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void setsFilesAsideUnderNumberedNames() throws IOException {
        Path aside = folder.resolve("aside");
        assertThat(output.setAside("social/card.jpg", aside)).isEmpty();
        for (String content : List.of("first", "second", "third")) {
            output.place(file("picture", content), "social/card.jpg");
            assertThat(output.setAside("social/card.jpg", aside)).isPresent();
        }

        assertThat(aside.resolve("social/card.1.jpg")).hasContent("first");
        assertThat(aside.resolve("social/card.2.jpg")).hasContent("second");
        assertThat(aside.resolve("social/card.3.jpg")).hasContent("third");
        assertThat(root.resolve("social/card.jpg")).doesNotExist();
    }

    @Test
    void holdsAPictureOnlyIfEveryByteIsRight() throws IOException {
        byte[] jpeg = TestPictures.jpeg();
        Picture expected = new Picture(TestPictures.sha256(jpeg), jpeg.length, PictureType.JPEG, 64, 36);
        assertThat(output.holds("a.jpg", expected)).isFalse();
        Files.createDirectories(root);
        Files.write(root.resolve("a.jpg"), jpeg);
        assertThat(output.holds("a.jpg", expected)).isTrue();

        jpeg[jpeg.length / 2] ^= 1;
        Files.write(root.resolve("a.jpg"), jpeg);
        assertThat(output.holds("a.jpg", expected)).isFalse();
        Files.write(root.resolve("a.jpg"), new byte[3]);
        assertThat(output.holds("a.jpg", expected)).isFalse();
        Files.createDirectory(root.resolve("b.jpg"));
        assertThat(output.holds("b.jpg", expected)).isFalse();
    }

    @Test
    void deletesAFileAndTheFoldersThatItLeavesEmpty() throws IOException {
        output.place(file("picture", "bytes"), "a/b/c/x.jpg");
        output.place(file("picture", "bytes"), "a/y.jpg");

        assertThat(output.delete("a/b/c/x.jpg")).isTrue();
        assertThat(everythingBelow(root)).containsExactly("a", "a/y.jpg");
        assertThat(output.delete("a/y.jpg")).isTrue();
        assertThat(output.delete("a/y.jpg")).isFalse();
        assertThat(root).isEmptyDirectory();
    }
}
