package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ImagesLockFileTest {

    private static final String WRITTEN = """
        # What seedream-maven-plugin bought for the images of the manifest beside this file.
        # Written by the plugin; commit it, so that nobody pays for the same picture again.
        version: 1
        images:
          hero:
            key: "k"
            prompt: "x"
            aspect_ratio: "16:9"
            size: "2K"
            max_images: 1
            optimize_prompt: "standard"
            watermark: true
            take: 2
            bought: "1970-01-01T00:00:00Z"
            credits: "0"
            files: []
          social/card:
            key: "v1:abc"
            prompt: "A \\"poster\\"\\nof a city"
            aspect_ratio: "16:9"
            size: "2K"
            max_images: 1
            optimize_prompt: "standard"
            watermark: true
            take: 1
            bought: "2026-11-23T11:32:00.123456789Z"
            credits: "0.0350"
            files:
              - path: "hero.jpg"
                sha256: "%s"
                bytes: 1234567890123
                type: "image/jpeg"
                width: 2560
                height: 1440
        """;

    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final List<String> NASTY = List.of(
            "\"quoted\" and 'quoted'",
            "a: b, c # d",
            "- a",
            "*alias &anchor !tag %directive @at `tick`",
            " leading and trailing ",
            "two\nlines\n",
            "\r\n\t windows",
            "back\\slash \\n \\u0041",
            "\u0000\u0007\u001B[2J\u007F\u0085\u00A0\u2028\u2029\uFEFF",
            "\uD83C\uDFA8 emoji \uD83D\uDC68\u200D\uD83D\uDC69",
            "half \uD83C of a pair",
            "other half \uDFA8",
            "\uD83C",
            "\uFFFE\uFFFF\uFFFD",
            "\u202Eturned",
            "---",
            "<<<<<<< HEAD",
            "true",
            "null",
            "~",
            "2024",
            "1e9",
            "{a: b}",
            "[a]",
            "|",
            ">-",
            "very ".repeat(20_000) + "long");

    @TempDir
    Path folder;

    @Test
    void aLockIsNamedAfterItsManifest() {
        assertThat(ImagesLockFile.of(folder.resolve("images.yaml"))).isEqualTo(folder.resolve("images.lock.yaml"));
        assertThat(ImagesLockFile.of(folder.resolve("web.yaml"))).isEqualTo(folder.resolve("web.lock.yaml"));
        assertThat(ImagesLockFile.of(folder.resolve("print"))).isEqualTo(folder.resolve("print.lock.yaml"));
        assertThat(ImagesLockFile.of(folder)).isEqualTo(folder.resolve("images.lock.yaml"));
    }

    @Test
    void aMissingFileIsAnEmptyLock() {
        assertThat(new ImagesLockFile(folder.resolve("images.lock.yaml")).read())
                .isEqualTo(new LockReading.Readable(Lock.empty()));
    }

    @Test
    void writesOneFactALineSortedByName() throws IOException {
        Path file = folder.resolve("images.lock.yaml");
        Lock lock = Lock.empty()
                .with("social/card", entry("A \"poster\"\nof a city"))
                .with(
                        "hero",
                        LockEntry.of("k", attributes("x"))
                                .take(2)
                                .bought(Instant.EPOCH)
                                .credits(BigDecimal.ZERO)
                                .files(List.of())
                                .build());
        assertThat(new ImagesLockFile(file).write(lock)).isTrue();
        assertThat(file).hasContent(WRITTEN.formatted(DIGEST));
        assertThat(Files.readString(file)).doesNotContain("\r");
    }

    @TestFactory
    Stream<DynamicTest> readsBackExactly() {
        return NASTY.stream()
                .map(prompt -> DynamicTest.dynamicTest(
                        ProblemText.quoted(prompt),
                        () -> assertReadsBack(Lock.empty().with("hero", entry(prompt)))));
    }

    @Test
    void readsBackRandomLocksExactly() throws IOException {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Lock lock = Lock.empty();
            for (int i = random.nextInt(5); i > 0; i--) {
                lock = lock.with("image-" + random.nextInt(1_000), randomEntry(random));
            }
            assertReadsBack(lock);
        }
    }

    @Test
    void leavesAFileAloneThatSaysSoAlready() throws IOException {
        Path file = folder.resolve("images.lock.yaml");
        ImagesLockFile lockFile = new ImagesLockFile(file);
        Lock lock = Lock.empty().with("hero", entry("x"));
        lockFile.write(lock);
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, old);

        assertThat(lockFile.write(lock)).isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
        assertThat(lockFile.write(lock.without("hero"))).isTrue();
        assertThat(lockFile.read()).isEqualTo(new LockReading.Readable(Lock.empty()));
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        Path file = folder.resolve("src/images.lock.yaml");
        new ImagesLockFile(file).write(Lock.empty());
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void leavesNothingBesideAFolderThatIsInTheWay() throws IOException {
        Path file = Files.createDirectory(folder.resolve("images.lock.yaml"));
        Files.writeString(file.resolve("occupied"), "");
        assertThatThrownBy(() -> new ImagesLockFile(file).write(Lock.empty())).isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @TestFactory
    Stream<DynamicTest> saysWhyALockCannotBeRead() {
        return ManifestFixtures.in("lock").stream()
                .map(file -> DynamicTest.dynamicTest(ManifestFixtures.name(file), () -> {
                    LockReading reading = new ImagesLockFile(file).read();
                    assertThat(reading).isInstanceOf(LockReading.Unreadable.class);
                    assertThat(ManifestFixtures.printed(file, ((LockReading.Unreadable) reading).problems()))
                            .isEqualTo(ManifestFixtures.expected(file));
                }));
    }

    @Test
    void aLockedFileNeverLeadsOutOfTheOutputDirectory() {
        Picture picture = new Picture(DIGEST, 1, PictureType.JPEG, 1, 1);
        for (String path : List.of("../x.jpg", "/x.jpg", "a/../../x.jpg", "C:/x.jpg", "a\\x.jpg", "")) {
            assertThatThrownBy(() -> new LockedFile(path, picture))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no path of a picture: " + path);
        }
    }

    private void assertReadsBack(Lock lock) throws IOException {
        ImagesLockFile file = new ImagesLockFile(folder.resolve("images.lock.yaml"));
        file.write(lock);
        assertThat(file.read()).isEqualTo(new LockReading.Readable(lock));
        assertThat(file.write(lock)).isFalse();
    }

    private static LockEntry randomEntry(Random random) {
        StringBuilder prompt = new StringBuilder("x");
        for (int i = random.nextInt(40); i > 0; i--) {
            prompt.append((char) (random.nextBoolean() ? random.nextInt(0x180) : random.nextInt(0x10000)));
        }
        ImageAttributes attributes = ImageAttributes.of(prompt.toString())
                .aspectRatio(pick(random, AspectRatio.values()))
                .size(pick(random, Size.values()))
                .maxImages(1 + random.nextInt(15))
                .optimizePrompt(pick(random, OptimizePrompt.values()))
                .watermark(random.nextBoolean())
                .build();
        Picture picture = new Picture(DIGEST, 1 + random.nextInt(1_000_000), PictureType.WEBP, 1, 2);
        return LockEntry.of(prompt.reverse().toString(), attributes)
                .take(1 + random.nextInt(9))
                .bought(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)))
                .credits(BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(12) - 2))
                .files(List.of(new LockedFile("a-1.webp", picture), new LockedFile("a/b-2.webp", picture)))
                .build();
    }

    private static <T> T pick(Random random, T[] values) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }

    private static LockEntry entry(String prompt) {
        return LockEntry.of("v1:abc", attributes(prompt))
                .take(1)
                .bought(Instant.parse("2026-11-23T11:32:00.123456789Z"))
                .credits(new BigDecimal("0.0350"))
                .files(List.of(new LockedFile(
                        "hero.jpg", new Picture(DIGEST, 1_234_567_890_123L, PictureType.JPEG, 2560, 1440))))
                .build();
    }

    private static ImageAttributes attributes(String prompt) {
        return ImageAttributes.of(prompt).build();
    }
}
