package io.github.seedreamplugin.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A checkout on a CI server: a project that has nothing but a manifest, in which real processes run. */
final class Workspace {

    static final Path EXAMPLES = Path.of(System.getProperty("examples")).toAbsolutePath().normalize();

    private static final Path WORK = Path.of(System.getProperty("work")).toAbsolutePath();
    private static final String MANIFEST = """
            version: 1
            images:
              hero:
                prompt: A lighthouse in a storm
                max_images: 2
              social/card:
                prompt: The same lighthouse as a flat poster
              icons/owl:
                prompt: An owl
            """;
    private static final String BAD_MANIFEST = """
            version: 1
            images:
              hero:
                prompt: A lighthouse in a storm
                aspect_ratio: 16:10
            """;

    private final Path directory;

    private Workspace(Path directory) {
        this.directory = directory;
    }

    static Workspace with(String manifest) throws IOException {
        Workspace workspace = new Workspace(WORK.resolve(UUID.randomUUID() + "/checkout"));
        workspace.write("src/main/seedream/images.yaml", manifest);
        return workspace.withMaven("-Dseedream.simulate=true");
    }

    /** Has every Maven here take this option, by itself: the pipelines run as they are. */
    Workspace withMaven(String option) throws IOException {
        ReleasedPlugin.install();
        // a bank beside each checkout, as on a machine of its own
        return write(
                ".mvn/maven.config",
                "-Dmaven.repo.local=" + System.getProperty("localRepository") + "\n-Dseedream.home=../bank\n" + option + "\n");
    }

    /** Makes a commit of all that is here, on this branch, which a repository beside this checkout has too. */
    Workspace inGit(String branch) throws IOException, InterruptedException {
        write(".gitignore", "target/\n.gitlab-ci-local/\nseedream-home/\nseedream-plan/\n");
        git("init", "--quiet", "--initial-branch=" + branch);
        git("add", ".");
        git("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", "commit", "--quiet", "-m", "Pictures");
        git("init", "--quiet", "--bare", "--initial-branch=" + branch, origin().toString());
        git("remote", "add", "origin", origin().toString());
        git("push", "--quiet", "origin", branch);
        return this;
    }

    /** The repository that this checkout is one of. */
    Path origin() {
        return directory.resolve("../origin.git").normalize();
    }

    /** Another checkout of the same branch, as it is now, on another machine. */
    Workspace again() throws IOException, InterruptedException {
        Workspace fresh = new Workspace(WORK.resolve(UUID.randomUUID() + "/checkout"));
        git("clone", "--quiet", origin().toString(), fresh.directory().toString());
        return fresh;
    }

    /** A purchase has made one commit on top of the first, with every picture of the manifest and its lock. */
    void assertThatThePicturesAreCommitted() throws IOException, InterruptedException {
        assertThat(git("log", "--format=%s")).isEqualTo("Add the pictures that the manifest describes\nPictures\n");
        assertThat(files("src/main"))
                .containsExactly(
                        "resources/images/hero-1.jpg",
                        "resources/images/hero-2.jpg",
                        "resources/images/icons/owl.jpg",
                        "resources/images/social/card.jpg",
                        "seedream/images.lock.yaml",
                        "seedream/images.yaml");
    }

    /** What git says. */
    String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Ended ended = run(Map.of(), command);
        if (ended.status() != 0) {
            throw new IOException(command + ": " + ended.output());
        }
        return ended.output();
    }

    static Workspace at(Path directory) {
        return new Workspace(directory);
    }

    static Workspace withManifest() throws IOException {
        return with(MANIFEST);
    }

    static Workspace withBadManifest() throws IOException {
        return with(BAD_MANIFEST);
    }

    Path directory() {
        return directory;
    }

    Workspace write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    Workspace copy(Path source, String file) throws IOException {
        return write(file, Files.readString(source));
    }

    boolean has(String file) {
        return Files.isRegularFile(directory.resolve(file));
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    JsonNode report(String file) throws IOException {
        return JsonMapper.shared().readTree(read(file));
    }

    /** The files below a directory, by relative path, sorted. */
    List<String> files(String below) throws IOException {
        Path top = directory.resolve(below);
        if (!Files.exists(top)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes a directory and all that is in it. */
    void delete(String below) throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve(below))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Runs a program here, with these variables besides those that any program gets. */
    Ended run(Map<String, String> variables, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Path output = Files.createTempFile(WORK, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // whoever runs this may have a key, and may be a CI server
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("SEGMIND_API_KEY|GITHUB_.*|GITLAB_.*|CI|CI_.*|JENKINS_.*|MAVEN_(?!OPTS).*"));
        builder.environment().putAll(variables);
        return new Ended(builder.start().waitFor(), Files.readString(output));
    }

    /**
     * What became of a program.
     *
     * @param status its exit status
     * @param output what it printed
     */
    record Ended(int status, String output) {}
}
