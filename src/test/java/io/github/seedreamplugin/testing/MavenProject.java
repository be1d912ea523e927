package io.github.seedreamplugin.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A user's project that a real Maven process builds with the plugin under test. Whatever the process writes lies below
 * one directory: its temporary files and its home directory too.
 *
 * <pre>{@code
 * MavenProject project = new MavenProject(directory).withImages(3).calling(endpoint);
 * assertThat(project.run().exitCode()).isZero();
 * assertThat(project.report().get("status").asString()).isEqualTo("ok");
 * }</pre>
 */
public final class MavenProject {

    private static final String PROPERTY = "-D";

    private final Path settings;
    private final Path directory;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> prefix = List.of();
    private String server = "";
    private String configuration = "";
    private String proxies = "";
    private int runs;

    /** @param parent where {@code project} and, beside it, the settings are made */
    public MavenProject(Path parent) {
        settings = parent.resolve("settings.xml");
        directory = parent.resolve("project");
        for (String below : List.of("src/main/seedream", "tmp", "user")) {
            try {
                Files.createDirectories(directory.resolve(below));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        write("pom.xml", POM.formatted(PluginUnderTest.installed().coordinates()));
        with("seedream.home", home().toString());
    }

    /** The images {@code image-1}, {@code image-2} and so on, whose prompts are {@code picture 1}, {@code picture 2}. */
    public MavenProject withImages(int count) {
        return withManifest(IntStream.rangeClosed(1, count)
                .mapToObj(number -> "  image-" + number + ":\n    prompt: picture " + number + "\n")
                .reduce("version: 1\nimages:\n", String::concat));
    }

    public MavenProject withManifest(String yaml) {
        return write("src/main/seedream/images.yaml", yaml);
    }

    /** Calls this endpoint, with its key in settings.xml. */
    public MavenProject calling(ScriptedEndpoint endpoint) {
        return with("seedream.endpoint", endpoint.uri().toString()).withKey(endpoint.key());
    }

    /** Has this key in settings.xml; an empty one is none. */
    public MavenProject withKey(String key) {
        server = key.isEmpty()
                ? ""
                : "<server><id>segmind</id><password>" + key + "</password>" + configuration + "</server>";
        return this;
    }

    /** Has settings.xml say that the key that is set next may go to this host. */
    public MavenProject trusting(String host) {
        configuration = "<configuration><host>" + host + "</host></configuration>";
        return this;
    }

    /** Has these elements in the {@code <proxies>} of settings.xml. */
    public MavenProject withProxies(String elements) {
        proxies = elements;
        return this;
    }

    public MavenProject with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    public MavenProject withEnvironment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts Maven by this command, which its own is appended to. */
    public MavenProject startedBy(String... command) {
        prefix = List.of(command);
        return this;
    }

    /** Builds and waits for the end. */
    public MavenRun run(String... arguments) {
        MavenRun run = start(arguments);
        run.awaitEnd();
        return run;
    }

    /** Builds. */
    public MavenRun start(String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(executable());
        command.addAll(options());
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** Builds so often, all in one process that ends when they have, with {@link ManyBuilds}. */
    public MavenRun startInOneProcess(int builds) {
        Path maven = mavenHome();
        List<String> classPath = List.of(
                classesOf(ManyBuilds.class).toString(),
                maven.resolve("boot/*").toString(),
                maven.resolve("lib/*").toString());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dmaven.home=" + maven));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), ManyBuilds.class.getName()));
        command.addAll(List.of(directory.toString(), String.valueOf(builds)));
        command.addAll(options());
        return start(command);
    }

    private static Path classesOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> options() {
        PluginUnderTest plugin = PluginUnderTest.installed();
        String fetchedAlready = PluginUnderTest.fetchedAlready().toUri().toString();
        write(settings, SETTINGS.formatted(server, proxies, fetchedAlready, fetchedAlready));
        List<String> options = new ArrayList<>(List.of("-B", "-s", settings.toString(), "generate-resources"));
        options.add(PROPERTY + "maven.repo.local=" + plugin.repository());
        properties.forEach((name, value) -> options.add(PROPERTY + name + "=" + value));
        return options;
    }

    private MavenRun start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().remove("SEGMIND_API_KEY");
        builder.environment().remove("MAVEN_ARGS");
        builder.environment()
                .put(
                        "MAVEN_OPTS",
                        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.home=" + directory.resolve("user")
                                + " -Djava.io.tmpdir=" + directory.resolve("tmp"));
        builder.environment().putAll(environment);
        return MavenRun.start(builder, directory.resolve("build-" + ++runs + ".log"));
    }

    /** Where the Maven lies that {@link #executable} is of. */
    private static Path mavenHome() {
        Path executable = Path.of(executable());
        try {
            if (!executable.isAbsolute()) {
                executable = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, "mvn"))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow();
            }
            return executable.toRealPath().resolve("../..").normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String executable() {
        Path configured = Path.of(System.getProperty("maven.home", "/"), "bin", "mvn");
        return Files.isExecutable(configured) ? configured.toString() : "mvn";
    }

    /** Everything that a build may write below. */
    public Path directory() {
        return directory;
    }

    public Path home() {
        return directory.resolve("home");
    }

    public Path output() {
        return directory.resolve("target/generated-resources/seedream");
    }

    public Path reports() {
        return directory.resolve("target/seedream");
    }

    /** The machine-readable report. */
    public JsonNode report() {
        try {
            return JsonMapper.shared().readTree(Files.readString(reports().resolve("credit-report.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the report says of an image. */
    public JsonNode reportOf(String image) {
        return report().get("images")
                .valueStream()
                .filter(one -> one.get("name").asString().equals(image))
                .findFirst()
                .orElseThrow();
    }

    /** Every regular file below a directory, sorted; none if it is not there. */
    public static List<Path> filesBelow(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MavenProject write(String file, String text) {
        write(directory.resolve(file), text);
        return this;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>it</groupId>
              <artifactId>project</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <build><plugins><plugin>
                %s
                <executions><execution><goals><goal>generate</goal></goals></execution></executions>
              </plugin></plugins></build>
            </project>
            """;

    private static final String SETTINGS = """
            <settings xmlns="http://maven.apache.org/SETTINGS/1.0.0">
              <servers>%s</servers>
              <proxies>%s</proxies>
              <profiles><profile>
                <id>fetched-already</id>
                <repositories><repository>
                  <id>fetched-already</id>
                  <url>%s</url>
                  <releases><checksumPolicy>ignore</checksumPolicy></releases>
                </repository></repositories>
                <pluginRepositories><pluginRepository>
                  <id>fetched-already</id>
                  <url>%s</url>
                  <releases><checksumPolicy>ignore</checksumPolicy></releases>
                </pluginRepository></pluginRepositories>
              </profile></profiles>
              <activeProfiles><activeProfile>fetched-already</activeProfile></activeProfiles>
            </settings>
            """;
}
