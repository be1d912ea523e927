package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The files beside the tests: what a reader is given, and in the {@code .txt} of the same name what it should print. */
final class ManifestFixtures {

    private static final Path ROOT = Path.of("src", "test", "resources", "manifest");

    private ManifestFixtures() {}

    static Path file(String folder, String name) {
        return ROOT.resolve(folder).resolve(name + ".yaml");
    }

    static List<Path> in(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the properties in the fixtures stand for. */
    static ManifestProperties properties() {
        return new ManifestProperties(
                Map.of(
                        "project.version", "1.2.0",
                        "brand", "Acme",
                        "from.environment", "hidden",
                        "leaked", "SG_" + "0123456789abcdef",
                        "with.brace", "{season}"),
                Set.of("user.home"),
                Set.of("from.environment"));
    }

    static String name(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    static String expected(Path file) {
        try {
            return Files.readString(file.resolveSibling(name(file) + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String printed(Path file, List<Problem> problems) {
        StringBuilder printed = new StringBuilder();
        for (Problem problem : problems) {
            printed.append(problem.at(problem.file().getFileName().toString())).append('\n');
            printed.append(problem.excerpt()).append('\n');
        }
        return printed.toString();
    }
}
