package io.github.seedreamplugin.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Directories in which other processes are at work. */
@Timeout(60)
class DirectoriesTest {

    private static final int ROUNDS = 500;

    @TempDir
    Path home;

    @Test
    void aFileThatVanishesWhileADirectoryIsListedIsNotInIt() throws Exception {
        Path stays = Files.createFile(home.resolve("stays"));
        atOnce(
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        Path directory = Files.createDirectory(home.resolve("call"));
                        Files.delete(Files.createFile(directory.resolve("answer.body")));
                        Files.delete(directory);
                    }
                    return null;
                },
                () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                        assertThat(Directories.files(home)).contains(stays);
                    }
                    return null;
                });
    }

    @Test
    void twoWhoDeleteTheSameDirectoryBothSucceedAndCountEachFileOnce() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Path directory = Files.createDirectories(home.resolve("call"));
            Files.createFile(directory.resolve("answer.body"));
            Files.createFile(directory.resolve("answer.json"));
            List<Integer> counted = atOnce(() -> Directories.delete(directory), () -> Directories.delete(directory));

            assertThat(counted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
            assertThat(directory).doesNotExist();
        }
    }

    @Test
    void deletesADirectoryWithAllThatIsBelow() throws IOException {
        Path below = Files.createDirectories(home.resolve("call/pieces"));
        Files.createFile(below.resolve("piece"));
        Files.createFile(home.resolve("call/answer.body"));

        assertThat(Directories.delete(home.resolve("call"))).isEqualTo(2);

        assertThat(home).isEmptyDirectory();
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> task : threads.invokeAll(List.of(one, other))) {
                results.add(task.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
