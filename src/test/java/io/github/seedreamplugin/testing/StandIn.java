package io.github.seedreamplugin.testing;

import io.github.seedreamplugin.output.EncoderProgram;
import io.github.seedreamplugin.output.Encoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small script in place of a program that writes pictures. */
public final class StandIn {

    private StandIn() {}

    /** A program that does this. */
    public static Path script(Path file, String... lines) throws IOException {
        List<String> all =
                Stream.concat(Stream.of("#!/bin/sh"), Arrays.stream(lines)).toList();
        Files.write(file, all);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** A program that writes these bytes where its last argument says, and notes its arguments, a line for each call. */
    public static Path writing(Path file, byte[] picture, Path calls) throws IOException {
        Path kept = Files.write(file.resolveSibling(file.getFileName() + ".picture"), picture);
        return script(file, "echo \"$@\" >> '" + calls + "'", "for last; do :; done", "cat '" + kept + "' > \"$last\"");
    }

    /** The command, used for WebP. */
    public static Encoders cwebp(String... command) {
        return new Encoders(
                Optional.of(new EncoderProgram(EncoderProgram.Kind.CWEBP, List.of(command))), Optional.empty());
    }
}
