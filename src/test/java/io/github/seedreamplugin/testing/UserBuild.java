package io.github.seedreamplugin.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A project of {@code it/} as its two scripts see it: the first tells it what to call, the second looks at what it left.
 *
 * <pre>{@code
 * new UserBuild(basedir).calling(endpoint);                             // prebuild.groovy
 * assert new UserBuild(basedir).report().get('status').asString() == 'ok' // verify.groovy
 * }</pre>
 */
public final class UserBuild {

    private final Path directory;
    private final Properties properties = new Properties();

    /** @param basedir the cloned project */
    public UserBuild(File basedir) {
        directory = basedir.toPath();
        properties.setProperty("seedream.home", home().toString());
    }

    /** Has the build call this endpoint. */
    public void calling(ScriptedEndpoint endpoint) {
        with("seedream.endpoint", endpoint.uri().toString());
    }

    /** Has the build run with {@code -Dname=value}. */
    public void with(String name, String value) {
        properties.setProperty(name, value);
        store();
    }

    private void store() {
        // The invoker plugin reads this file after the first script has run.
        try (var writer = Files.newBufferedWriter(directory.resolve("test.properties"))) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the files of an example of this repository into the project, and the plugin as it is built here. */
    public void copyOf(String source) throws IOException {
        Path repository = directory.resolve("../../..").normalize();
        Path from = repository.resolve(source);
        String built = Files.readString(repository.resolve(".mvn/maven.config")).strip();
        properties.setProperty("seedream.version", built.replace("-Dseedream.version=", ""));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = from.relativize(file);
                if (!name.startsWith("target")) {
                    Path copy = directory.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        store();
    }

    /** The bank and the ledger that the build uses: its own, and one that outlives {@code mvn clean}. */
    public Path home() {
        return directory.resolve("home");
    }

    /** What Maven printed. */
    public String log() {
        return read("build.log");
    }

    /** The lines that Maven printed at this level, such as {@code ERROR}, without the level. */
    public List<String> log(String level) {
        String prefix = "[" + level + "] ";
        return log().lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }

    /** The machine-readable report. */
    public JsonNode report() {
        return report("target/seedream");
    }

    /** The machine-readable report in that directory. */
    public JsonNode report(String reportDirectory) {
        return JsonMapper.shared().readTree(read(reportDirectory + "/credit-report.json"));
    }

    /** The pictures, by relative path, sorted. */
    public List<String> pictures() {
        return files("target/generated-resources/seedream");
    }

    /** Every file below a directory, by relative path, sorted. */
    public List<String> files(String below) {
        Path top = directory.resolve(below);
        if (!Files.exists(top)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's text. */
    public String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
