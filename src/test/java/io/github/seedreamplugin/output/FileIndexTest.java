package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIndexTest {

    private static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    private Path hero;
    private Picture picture;

    @BeforeEach
    void setUp() throws IOException {
        byte[] jpeg = TestPictures.jpeg();
        hero = Files.write(folder.resolve("hero.jpg"), jpeg);
        picture = new Picture(TestPictures.sha256(jpeg), jpeg.length, PictureType.JPEG, 64, 36);
    }

    @Test
    void knowsInALaterRunWhatAnEarlierOneHasRead() {
        read(LATER).save();

        assertThat(index(LATER).find(hero, "recipe")).contains(picture);
        assertThat(index(LATER).find(hero, "another recipe")).isEmpty();
        assertThat(index(LATER).find(folder.resolve("other.jpg"), "recipe")).isEmpty();
    }

    @Test
    void doesNotKnowAFileThatWasEditedEvenIfItsSizeAndTimeAreTheSame() throws IOException {
        read(LATER).save();
        FileTime time = Files.getLastModifiedTime(hero);
        byte[] bytes = Files.readAllBytes(hero);
        bytes[bytes.length / 2] ^= 1;
        Files.write(hero, bytes);
        Files.setLastModifiedTime(hero, time);

        assertThat(index(LATER).find(hero, "recipe")).isEmpty();
    }

    @Test
    void doesNotKnowAFileThatAnotherHasTakenThePlaceOf() throws IOException {
        read(LATER).save();
        Path other = Files.copy(hero, folder.resolve("other.jpg"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(other, hero, StandardCopyOption.ATOMIC_MOVE);

        assertThat(index(LATER).find(hero, "recipe")).isEmpty();
    }

    @Test
    void doesNotBelieveWhatWasReadWithinATickOfTheLastEdit() throws IOException {
        Instant edited = Files.getLastModifiedTime(hero).toInstant();
        Clock atOnce = Clock.fixed(edited.plusMillis(5), Clock.systemUTC().getZone());
        read(atOnce).save();

        assertThat(index(LATER).find(hero, "recipe")).isEmpty();
    }

    @Test
    void believesWhatThisRunHasWrittenItself() {
        FileIndex index = index(Clock.systemUTC());
        index.written(hero, "recipe", picture);

        assertThat(index.find(hero, "recipe")).contains(picture);
    }

    @Test
    void believesNothingOfEarlierRunsWhereEverythingIsToBeVerified() {
        read(LATER).save();

        assertThat(new FileIndex(file(), LATER, true).find(hero, "recipe")).isEmpty();
    }

    @Test
    void isEmptyWhereItsFileIsMissingOrDamaged() throws IOException {
        read(LATER).save();
        for (String damage :
                new String[] {"", "something else\n", "seedream-files-1\nx\ty\n", "seedream-files-1\n\u0000"}) {
            Files.writeString(file(), damage);
            assertThat(index(LATER).find(hero, "recipe")).isEmpty();
        }
        Files.delete(file());
        assertThat(index(LATER).find(hero, "recipe")).isEmpty();
    }

    private FileIndex read(Clock clock) {
        FileIndex index = index(clock);
        index.found(hero, index.before(hero), "recipe", picture);
        return index;
    }

    private FileIndex index(Clock clock) {
        return new FileIndex(file(), clock, false);
    }

    private Path file() {
        return folder.resolve("files.txt");
    }
}
