package io.github.seedreamplugin.output;

import io.github.seedreamplugin.files.ExplainedException;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.text.SafeText;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of this machine that writes a format that Java cannot: {@code cwebp} or {@code avifenc}. It is started with a
 * list of arguments and never by a shell, gets nothing of the environment that could be a secret, and is ended after a time.
 */
public final class EncoderProgram {

    /** The programs that are known, by how they take their arguments. */
    public enum Kind {
        CWEBP("cwebp", "webp") {
            @Override
            List<String> files(Path from, Path to) {
                return List.of(from.toString(), "-o", to.toString());
            }

            @Override
            List<String> options(int quality) {
                return List.of("-quiet", "-q", Integer.toString(quality));
            }
        },
        AVIFENC("avifenc", "avif") {
            @Override
            List<String> files(Path from, Path to) {
                return List.of(from.toString(), to.toString());
            }

            /** Only from version 1.0 on there is -q, which counts as this does. */
            @Override
            List<String> options(int quality) {
                String quantizer = Integer.toString(((BEST_QUALITY - quality) * WORST_QUANTIZER + 50) / BEST_QUALITY);
                return List.of("--min", quantizer, "--max", quantizer);
            }
        };

        private static final int BEST_QUALITY = 100;
        private static final int WORST_QUANTIZER = 63;

        private final String parameter;
        private final String format;

        Kind(String parameter, String format) {
            this.parameter = parameter;
            this.format = format;
        }

        /** The goal's parameter that names it. */
        public String parameter() {
            return "seedream." + parameter;
        }

        abstract List<String> options(int quality);

        abstract List<String> files(Path from, Path to);
    }

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MOST_SAID = 300;
    private static final String NOT_STARTED = " cannot be started";
    private static final String INSTALL_IT = "install it, or correct the parameter";
    private static final int DIGITS_OF_DIGEST = 8;
    /** What programs need to be found and to find their libraries and temporary files. */
    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "PATHEXT", "SystemRoot", "SYSTEMROOT", "TMPDIR", "TMP", "TEMP", "LD_LIBRARY_PATH");

    private final Kind kind;
    private final List<String> command;
    private final Duration longest;

    /**
     * @param command the program and arguments of the user's own, which come after those for quality
     * @throws IllegalArgumentException if no program is named
     */
    public EncoderProgram(Kind kind, List<String> command) {
        this(kind, command, LONGEST);
    }

    EncoderProgram(Kind kind, List<String> command, Duration longest) {
        if (command.isEmpty()
                || command.stream().anyMatch(part -> Objects.toString(part, "").isBlank())) {
            throw new IllegalArgumentException(kind.parameter() + " has an empty entry: name the program, such as "
                    + kind.parameter + ", and after it any arguments, separated by commas");
        }
        this.kind = kind;
        this.command = List.copyOf(command);
        this.longest = longest;
    }

    /** The command: equal for equal ones, so that a request can be compared by its text. */
    @Override
    public String toString() {
        return command.toString();
    }

    /** Why the program cannot be started, if there is none of that name; looked for as the system does it. */
    public Optional<String> objection() {
        String program = command.get(0);
        boolean there = Path.of(program).getNameCount() > 1
                ? Files.isExecutable(Path.of(program))
                : Arrays.stream(Objects.toString(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                        .filter(directory -> !directory.isBlank())
                        .flatMap(directory -> Stream.of(program, program + ".exe")
                                .map(name -> Path.of(directory).resolve(name)))
                        .anyMatch(file -> Files.isRegularFile(file) && Files.isExecutable(file));
        return there ? Optional.empty() : Optional.of(words(NOT_STARTED, INSTALL_IT));
    }

    /** Tells apart what is written with other arguments; where the program lies does not count. */
    String digest() {
        List<String> parts = new ArrayList<>(command);
        parts.set(0, String.valueOf(Path.of(command.get(0)).getFileName()));
        return Sha256.of(String.join("\n", parts)).substring(0, DIGITS_OF_DIGEST);
    }

    /**
     * Makes its format of a PNG.
     *
     * @throws IOException with words for the user, if the program does not do it
     */
    byte[] encode(byte[] png, int quality) throws IOException {
        Path directory = Files.createTempDirectory("seedream-encoder");
        Path from = directory.resolve("picture.png");
        Path to = directory.resolve("picture." + kind.format);
        Path said = directory.resolve("said.txt");
        try {
            Files.write(from, png);
            int exitCode = run(quality, from, to, said);
            if (exitCode != 0 || !Files.isRegularFile(to) || Files.size(to) == 0) {
                String ending = exitCode == 0 ? " wrote no picture" : " ended with exit code " + exitCode;
                throw failure(ending + said(said), "run it by hand to see why");
            }
            return Files.readAllBytes(to);
        } finally {
            for (Path file : List.of(from, to, said, directory)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private int run(int quality, Path from, Path to, Path said) throws IOException {
        List<String> whole = new ArrayList<>();
        whole.add(command.get(0));
        whole.addAll(kind.options(quality));
        whole.addAll(command.subList(1, command.size()));
        whole.addAll(kind.files(from, to));
        ProcessBuilder builder =
                new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw failure(NOT_STARTED, INSTALL_IT);
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure(" did not end within " + longest.toSeconds() + " s", "run it by hand to see why");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(kind.parameter + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private ExplainedException failure(String what, String next) {
        return new ExplainedException(words(what, next));
    }

    private String words(String what, String next) {
        return command.get(0) + what + "; " + next + " (" + kind.parameter()
                + "), or set the variant's format to jpg or png";
    }

    /** The last line that it printed: most programs end with what went wrong. */
    private static String said(Path file) throws IOException {
        String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .strip()
                .split("\\R", -1);
        String last = SafeText.line(lines[lines.length - 1]).strip();
        return last.isEmpty() ? "" : ": " + last.substring(0, Math.min(MOST_SAID, last.length()));
    }
}
