package io.github.seedreamplugin.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The plugin as this build has compiled it, in a local repository of its own, for real Maven processes to use. */
final class PluginUnderTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path CLASSES = ROOT.resolve("target/classes");
    private static final String GROUP = "io.github.seedreamplugin";
    private static final String ARTIFACT = "seedream-maven-plugin";
    private static final PluginUnderTest INSTANCE = install();

    private final Path repository;
    private final String version;

    private PluginUnderTest(Path repository, String version) {
        this.repository = repository;
        this.version = version;
    }

    static PluginUnderTest installed() {
        return INSTANCE;
    }

    /** The local repository. */
    Path repository() {
        return repository;
    }

    /** Where this build has its own dependencies from. */
    static Path fetchedAlready() {
        String used = System.getProperty("localRepository", System.getProperty("maven.repo.local", ""));
        return used.isEmpty() ? Path.of(System.getProperty("user.home"), ".m2", "repository") : Path.of(used);
    }

    /** The plugin's elements for a POM. */
    String coordinates() {
        return "<groupId>" + GROUP + "</groupId><artifactId>" + ARTIFACT + "</artifactId><version>" + version
                + "</version>";
    }

    private static PluginUnderTest install() {
        try {
            String version = version();
            Path repository = ROOT.resolve("target/real-maven-repository-" + System.getProperty("seedream.fork", "1"));
            Path directory = Files.createDirectories(repository
                    .resolve(GROUP.replace('.', '/'))
                    .resolve(ARTIFACT)
                    .resolve(version));
            String name = ARTIFACT + "-" + version;
            Path beside = Files.createTempFile(directory, name, ".part");
            pack(beside);
            Files.move(beside, directory.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(ROOT.resolve("pom.xml"), directory.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
            return new PluginUnderTest(repository, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() throws IOException {
        String descriptor = Files.readString(CLASSES.resolve("META-INF/maven/plugin.xml"));
        int start = descriptor.indexOf("<version>") + "<version>".length();
        return descriptor.substring(start, descriptor.indexOf("</version>", start));
    }

    private static void pack(Path jar) throws IOException {
        Properties coordinates = new Properties();
        coordinates.setProperty("version", version());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(CLASSES.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry("META-INF/maven/" + GROUP + "/" + ARTIFACT + "/pom.properties"));
            coordinates.store(zip, null);
            zip.closeEntry();
        }
    }
}
