package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads and checks a manifest in one go. Works on Jackson's token stream rather than through databind and a schema
 * engine, which take several times as long in a fresh JVM and know less of what a person may have meant. For the same
 * reason a good manifest is read without a lambda, the first of which alone takes some 30 ms.
 */
public final class ManifestReader {

    /** The manifest, or everything that is wrong with it; bad input of whatever kind is never thrown. */
    public Reading read(Path file) {
        return read(file, ManifestProperties.none());
    }

    /** The same by these rules, which may have warnings count as mistakes. */
    public Reading read(Path file, ManifestRules rules) {
        Reading reading = readAll(file, rules);
        return rules.isStrict() ? reading.strictly() : reading;
    }

    /**
     * The same, with these values for the properties that it uses.
     *
     * @param file a manifest, or a directory, of which all manifests are read together
     */
    public Reading read(Path file, ManifestProperties properties) {
        return readAll(file, new ManifestRules(properties, false));
    }

    private static Reading readAll(Path file, ManifestRules rules) {
        if (!Files.isDirectory(file)) {
            return new OneReading(rules, List.of()).of(file, List.of(file));
        }
        try {
            ManifestDirectory directory = ManifestDirectory.of(file);
            return new OneReading(rules, directory.problems()).of(file, directory.manifests());
        } catch (IOException e) {
            String message =
                    "the directory cannot be read (" + e.getClass().getSimpleName() + "): check its permissions";
            return new Reading.Invalid(
                    List.of(new Problem(file, Location.START, ProblemCode.FILE_UNREADABLE, message, "")));
        }
    }

    /** The files of one manifest, and what they have in common. */
    private static final class OneReading {
        private final ManifestRules rules;
        private final List<CheckedImage> images = new ArrayList<>();
        private final OutputNames names = new OutputNames();
        private final TreeSet<Path> sources = new TreeSet<>();
        private Optional<Problems> problems = Optional.empty();
        private final List<Problem> unread;
        private boolean usesProperties;

        OneReading(ManifestRules rules, List<Problem> unread) {
            this.rules = rules;
            this.unread = new ArrayList<>(unread);
        }

        Reading of(Path manifest, List<Path> files) {
            for (Path file : files) {
                SourceReading reading = SourceReader.read(file);
                if (reading instanceof SourceReading.Read good) {
                    add(good.source());
                } else if (reading instanceof SourceReading.Missing missing) {
                    unread.add(missing.problem());
                } else {
                    unread.add(((SourceReading.Refused) reading).problem());
                }
            }
            checkTogether();
            List<Problem> found = new ArrayList<>(unread);
            List<Problem> warnings = List.of();
            if (problems.isPresent()) {
                found.addAll(problems.get().sorted());
                warnings = problems.get().warnings();
            }
            if (!found.isEmpty()) {
                found.sort(null);
                return new Reading.Invalid(found, warnings);
            }
            List<ImageSpec> specs = new ArrayList<>(images.size());
            for (CheckedImage image : images) {
                specs.add(image.spec());
            }
            return new Reading.Valid(new Manifest(manifest, specs, List.copyOf(sources), usesProperties), warnings);
        }

        private void add(Source source) {
            Problems here = problems.isPresent() ? problems.get().in(source) : new Problems(source);
            problems = Optional.of(here);
            sources.add(source.file());
            int before = here.count();
            Optional<Node> root = YamlTree.read(source, here);
            if (root.isEmpty() && here.count() == before) {
                here.add(
                        Location.START,
                        ProblemCode.EMPTY,
                        "the manifest is empty: begin with version: 1 and images:, or let the goal init write one");
            }
            if (root.isPresent()) {
                ManifestCheck check = new ManifestCheck(here, rules, names);
                List<CheckedImage> checked = check.images(root.get());
                images.addAll(checked);
                CommentLint.check(checked, source.text());
                for (Path file : check.promptFiles()) {
                    sources.add(file);
                }
                usesProperties |= check.usesProperties();
            }
        }

        private void checkTogether() {
            names.check();
            Lint lint = new Lint();
            for (CheckedImage image : images) {
                lint.check(image);
            }
        }
    }
}
