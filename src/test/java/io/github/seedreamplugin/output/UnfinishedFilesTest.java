package io.github.seedreamplugin.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.files.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Unfinished files of builds that were killed go; those of living builds stay. */
class UnfinishedFilesTest extends OneOutputDirectory {

    @Test
    void removesWhatKilledRunsLeftAndNothingElse() throws IOException {
        Files.createDirectories(root.resolve("social"));
        Path dead = Files.createFile(root.resolve("social/.card.jpg.seedream-0123456789abcdef.part"));
        Path alive = Files.createFile(root.resolve(".hero.jpg.seedream-fedcba9876543210.part"));
        Path foreign = Files.createFile(root.resolve(".hero.jpg.part"));

        try (FileChannel channel = FileChannel.open(alive, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(output.removeLeftovers()).isEqualTo(1);
        }
        assertThat(dead).doesNotExist();
        assertThat(alive).exists();
        assertThat(foreign).exists();
        assertThat(output.removeLeftovers()).isEqualTo(1);
        assertThat(alive).doesNotExist();
    }

    @Test
    void leavesTheUnfinishedFileOfAnotherLivingProcess() throws Exception {
        Files.createDirectories(root);
        Path alive = root.resolve(".hero.jpg.seedream-fedcba9876543210.part");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        JavaProcess.classPathOf(LockHolder.class),
                        LockHolder.class.getName(),
                        alive.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(other.getInputStream().read()).isEqualTo('L');

        assertThat(output.removeLeftovers()).isZero();
        other.destroyForcibly().waitFor();
        assertThat(output.removeLeftovers()).isEqualTo(1);
    }

    /** To open a file and close it again would drop the lock that its writer in this process has on it. */
    @Test
    void doesNotTouchWhatThisProcessIsWriting() throws Exception {
        try (AtomicFile.Written written = AtomicFile.prepare(root.resolve("hero.jpg"), out -> out.write(1))) {
            assertThat(output.removeLeftovers()).isZero();

            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            JavaProcess.classPathOf(Sweeper.class, AtomicFile.class),
                            Sweeper.class.getName(),
                            root.toString())
                    .inheritIO()
                    .start();
            assertThat(other.waitFor()).isZero();
            assertThat(written.part()).exists();
        }
    }

    /** Another process that sweeps a directory, and ends with the number of files that it has removed. */
    static final class Sweeper {

        private Sweeper() {}

        public static void main(String[] args) {
            System.exit(AtomicFile.sweep(Path.of(args[0])));
        }
    }

    @Test
    void findsNoLeftoversWhereThereIsNoDirectory() {
        assertThat(output.removeLeftovers()).isZero();
    }

    @Test
    void placesWhileOthersSweep() {
        Path picture = file("picture", "b".repeat(10_000));
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                output.removeLeftovers();
            }
        });
        IntStream.range(0, 200).forEach(i -> {
            try {
                output.place(picture, "p" + i % 4 + ".jpg");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        done.set(true);
        sweeping.join();

        assertThat(everythingBelow(root)).containsExactly("p0.jpg", "p1.jpg", "p2.jpg", "p3.jpg");
    }

    /** Another process at work on a file; says so by a letter and waits to be killed. */
    static final class LockHolder {

        private LockHolder() {}

        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(
                            Path.of(args[0]), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                System.out.print(lock.isValid() ? 'L' : 'X');
                System.out.flush();
                System.in.read();
            }
        }
    }
}
