package io.github.seedreamplugin.generation.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.DirectoryStore;
import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.generation.restore.SmallPictures.Kind;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPicturesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path home;

    private Bank bank;

    @BeforeEach
    void setUp() {
        bank = new Bank(home);
    }

    @Test
    void areMadeFromTheBankInTheBackground() throws Exception {
        Picture picture = inBank(TestPictures.jpeg(640, 360));
        try (SmallPictures small = new SmallPictures(bank)) {
            assertThat(small.find(picture, Kind.THUMBNAIL)).isEmpty();
            small.want(picture, home.resolve("nothing.jpg"));
            small.await(LONG);

            assertThat(small.find(picture, Kind.THUMBNAIL))
                    .hasValueSatisfying(file -> assertThat(file).isRegularFile().startsWith(home.resolve("derived")));
            assertThat(small.find(picture, Kind.PREVIEW)).isPresent();
        }
    }

    @Test
    void areMadeOnceAPicture() throws Exception {
        Picture picture = inBank(TestPictures.jpeg(640, 360));
        make(picture, home);
        Path thumbnail = new SmallPictures(bank).find(picture, Kind.THUMBNAIL).orElseThrow();
        FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Files.setLastModifiedTime(thumbnail, longAgo);
        make(picture, home);

        assertThat(Files.getLastModifiedTime(thumbnail)).isEqualTo(longAgo);
    }

    @Test
    void comeFromTheFileWhereTheBankHasNoPicture() throws Exception {
        byte[] jpeg = TestPictures.jpeg(640, 360);
        Picture picture = picture(jpeg);
        make(picture, Files.write(home.resolve("hero.jpg"), jpeg));

        assertThat(new SmallPictures(bank).find(picture, Kind.PREVIEW)).isPresent();
    }

    @Test
    void areMissingWhereNothingCanBeDrawnAndNobodyWaitsForThem() throws Exception {
        Picture picture = picture(TestPictures.jpeg(640, 360));
        make(picture, Files.writeString(home.resolve("hero.jpg"), "no picture"));
        Files.writeString(home.resolve("derived"), "a file in the way");
        make(inBank(TestPictures.jpeg(64, 36)), home);

        assertThat(new SmallPictures(bank).find(picture, Kind.THUMBNAIL)).isEmpty();
    }

    @Test
    void comeFromTheSharedBankWhereAnotherMachineHasDrawnThem() throws Exception {
        byte[] jpeg = TestPictures.jpeg(640, 360);
        Picture picture = inBank(jpeg);
        DirectoryStore store = new DirectoryStore(Files.createDirectory(home.resolve("drive")));
        SharedBank shared = new SharedBank(bank, home, store);
        assertThat(shared.create()).isEmpty();
        try (SmallPictures small = new SmallPictures(bank, Optional.of(shared))) {
            small.want(picture, home);
            small.await(LONG);
        }
        Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
        Bank fresh = new Bank(elsewhere);
        Path unreadable = Files.writeString(elsewhere.resolve("hero.jpg"), "nothing could be drawn from this");

        try (SmallPictures small = new SmallPictures(fresh, Optional.of(new SharedBank(fresh, elsewhere, store)))) {
            small.want(picture, unreadable);
            small.await(LONG);

            for (Kind kind : Kind.values()) {
                assertThat(small.find(picture, kind).orElseThrow())
                        .hasSameBinaryContentAs(
                                new SmallPictures(bank).find(picture, kind).orElseThrow());
            }
        }
    }

    @Test
    void areDrawnWhereTheSharedBankIsNone() throws Exception {
        Picture picture = inBank(TestPictures.jpeg(640, 360));
        SharedBank none = new SharedBank(bank, home, new DirectoryStore(home.resolve("nowhere")));
        try (SmallPictures small = new SmallPictures(bank, Optional.of(none))) {
            small.want(picture, home);
            small.await(LONG);

            assertThat(small.find(picture, Kind.THUMBNAIL)).isPresent();
            assertThat(home.resolve("nowhere")).doesNotExist();
        }
    }

    @Test
    void areNotBegunOnceTheRunIsToStop() throws Exception {
        Picture picture = inBank(TestPictures.jpeg(640, 360));
        SmallPictures small = new SmallPictures(bank);
        small.stop();
        small.want(picture, home);

        assertThat(small.find(picture, Kind.THUMBNAIL)).isEmpty();
    }

    @Test
    void areNotWaitedForOnceTheRunIsToStop() throws Exception {
        SmallPictures small = new SmallPictures(bank);
        for (int number = 0; number < 50; number++) {
            small.want(inBank(TestPictures.jpeg(1000 + number, 1000)), home);
        }
        small.stop();
        small.want(inBank(TestPictures.jpeg(999, 1000)), home);

        assertThat(small.await(LONG)).as("all is there").isFalse();
        small.close();
    }

    private void make(Picture picture, Path file) throws InterruptedException {
        try (SmallPictures small = new SmallPictures(bank)) {
            small.want(picture, file);
            small.await(LONG);
        }
    }

    private Picture inBank(byte[] jpeg) throws IOException {
        Picture picture = picture(jpeg);
        Files.createDirectories(bank.blob(picture).getParent());
        Files.write(bank.blob(picture), jpeg);
        return picture;
    }

    private static Picture picture(byte[] jpeg) {
        return new Picture(TestPictures.sha256(jpeg), jpeg.length, PictureType.JPEG, 640, 360);
    }
}
