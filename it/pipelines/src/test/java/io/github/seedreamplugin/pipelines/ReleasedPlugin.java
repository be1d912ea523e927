package io.github.seedreamplugin.pipelines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The plugin that was built, in the local repository under the version that the examples name: they run as they are. */
final class ReleasedPlugin {

    /** The plugin without its version. */
    static final String NAME = "io.github.seedreamplugin:seedream-maven-plugin";

    private static final String ARTIFACT = "seedream-maven-plugin";
    private static final Pattern SHOWN = Pattern.compile("(?s)version:\n.*?default: (\\S+)");
    private static final String VERSION = installed();

    private ReleasedPlugin() {}

    /** Installs it, if that has not been done. */
    static void install() {
        if (VERSION.isEmpty()) {
            throw new IllegalStateException("not installed");
        }
    }

    /** The version that the examples name. */
    static String version() {
        return VERSION;
    }

    private static String installed() {
        try {
            Matcher shown = SHOWN.matcher(Files.readString(GitHub.ACTION));
            if (!shown.find()) {
                throw new IOException(GitHub.ACTION + " names no version");
            }
            String version = shown.group(1);
            Path plugin = Path.of(
                    System.getProperty("localRepository"), "io/github/seedreamplugin", ARTIFACT);
            copy(plugin.resolve(version + "-SNAPSHOT"), plugin.resolve(version), version);
            return version;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maven takes no plugin whose own description names another version. */
    private static void rename(Path jar, String version) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path descriptor = inside.getPath("META-INF/maven/plugin.xml");
            Files.writeString(descriptor, Files.readString(descriptor).replace(version + "-SNAPSHOT", version));
        }
    }

    private static void copy(Path from, Path to, String version) throws IOException {
        if (!Files.isDirectory(from)) {
            return; // the build is that of the release itself
        }
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                Path copy = to.resolve(name.replace(version + "-SNAPSHOT", version));
                if (name.endsWith(".pom")) {
                    Files.writeString(copy, Files.readString(file).replace(version + "-SNAPSHOT", version));
                } else if (name.endsWith(".jar")) {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                    rename(copy, version);
                }
            }
        }
    }
}
