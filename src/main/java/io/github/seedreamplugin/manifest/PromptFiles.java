package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The texts that {@code prompt_file} names, each read once. */
final class PromptFiles {

    /** A text, and the problems of the file that it comes from. */
    record PromptText(String text, Problems problems) {}

    private static final String OUTSIDE = " is outside the manifest's directory: move it there";

    private final Path directory;
    private final Problems problems;
    private final Map<String, Optional<PromptText>> read = new HashMap<>();
    private final SortedMap<Path, PromptText> files = new TreeMap<>();

    PromptFiles(Problems problems) {
        Path parent = problems.file().getParent();
        this.directory = parent == null ? Path.of("").toAbsolutePath() : parent;
        this.problems = problems;
    }

    /** All files that were read. */
    Iterable<Path> files() {
        return files.keySet();
    }

    /** The text of the file with this path; empty, with a problem there or at the place that names it, if it cannot be used. */
    Optional<PromptText> text(String path, Location place, String user) {
        return read.computeIfAbsent(path, unused -> find(path, place, user));
    }

    private Optional<PromptText> find(String path, Location place, String user) {
        String shown = "prompt_file " + ProblemText.quoted(path);
        try {
            if (Path.of(path).isAbsolute()) {
                return refuse(place, shown + " must be a path relative to the manifest, with / between folders" + user);
            }
            Path file = directory.resolve(path).normalize();
            if (!file.startsWith(directory.normalize())) {
                return refuse(place, shown + OUTSIDE + user);
            }
            if (!Files.isRegularFile(file)) {
                problems.add(
                        place,
                        ProblemCode.FILE_MISSING,
                        shown + " does not exist: write the prompt into it; the path is relative to the manifest"
                                + user,
                        path);
                return Optional.empty();
            }
            if (!file.toRealPath().startsWith(directory.toRealPath())) {
                return refuse(place, shown + OUTSIDE + user);
            }
            return read(file);
        } catch (InvalidPathException e) {
            return refuse(place, shown + " is not a path" + user);
        } catch (IOException e) {
            problems.add(
                    place,
                    ProblemCode.FILE_UNREADABLE,
                    shown + " cannot be read (" + e.getClass().getSimpleName() + "): check its permissions" + user);
            return Optional.empty();
        }
    }

    private Optional<PromptText> refuse(Location place, String message) {
        problems.add(place, ProblemCode.OUTSIDE_DIRECTORY, message);
        return Optional.empty();
    }

    private Optional<PromptText> read(Path file) {
        if (files.containsKey(file)) {
            return Optional.of(files.get(file));
        }
        SourceReading reading = SourceReader.read(file);
        if (reading instanceof SourceReading.Read good) {
            // Line ends of Windows must not make another request, nor must the line end of the last line.
            String text = good.source().text().replace("\r\n", "\n").stripTrailing();
            PromptText found = new PromptText(text, problems.in(good.source()));
            files.put(file, found);
            return check(found) ? Optional.of(found) : Optional.empty();
        }
        problems.add(
                reading instanceof SourceReading.Missing missing
                        ? missing.problem()
                        : ((SourceReading.Refused) reading).problem());
        return Optional.empty();
    }

    private static boolean check(PromptText found) {
        if (found.text().isBlank()) {
            found.problems()
                    .add(
                            Location.START,
                            ProblemCode.BLANK_PROMPT,
                            "the file is blank: say what the picture should show");
        }
        int bad = ScalarReader.controlCharacter(found.text());
        if (bad >= 0) {
            found.problems()
                    .add(
                            found.problems().locate(Location.START, found.text().substring(bad, bad + 1)),
                            ProblemCode.CONTROL_CHARACTER,
                            "the character " + ScalarReader.shown(found.text().charAt(bad))
                                    + " is not allowed in a prompt: remove it");
        }
        return bad < 0 && !found.text().isBlank();
    }
}
