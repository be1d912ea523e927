package io.github.seedreamplugin.output;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a second JVM needs to run a class of this one. */
final class JavaProcess {

    private JavaProcess() {}

    /** Where these classes were loaded from, whichever way the tests were started. */
    static String classPathOf(Class<?>... classes) {
        return Stream.of(classes)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().toString())
                .map(location -> Path.of(URI.create(location)).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
