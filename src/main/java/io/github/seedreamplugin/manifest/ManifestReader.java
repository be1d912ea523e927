package io.github.seedreamplugin.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads and checks a manifest in one go. Works on Jackson's token stream rather than through databind and a schema
 * engine, which take several times as long in a fresh JVM and know less of what a person may have meant.
 */
public final class ManifestReader {

    /** The manifest, or everything that is wrong with it; bad input of whatever kind is never thrown. */
    public Reading read(Path file) {
        return read(file, ManifestProperties.none());
    }

    /** The same, with these values for the properties that it uses. */
    public Reading read(Path file, ManifestProperties properties) {
        SourceReading reading = SourceReader.read(file);
        if (reading instanceof SourceReading.Missing missing) {
            return new Reading.Invalid(List.of(missing.problem()));
        }
        if (reading instanceof SourceReading.Refused refused) {
            return new Reading.Invalid(List.of(refused.problem()));
        }
        return read(file, ((SourceReading.Read) reading).source());
    }

    private static Reading read(Path file, Source source) {
        Problems problems = new Problems(source);
        Optional<Node> root = YamlTree.read(source, problems);
        if (root.isEmpty() && problems.isEmpty()) {
            problems.add(
                    Location.START,
                    ProblemCode.EMPTY,
                    "the manifest is empty: begin with version: 1 and images:, or have one written by the goal init");
        }
        List<ImageSpec> images = root.map(new ManifestCheck(problems)::images).orElse(List.of());
        return problems.isEmpty()
                ? new Reading.Valid(new Manifest(file, images, List.of(file)), List.of())
                : new Reading.Invalid(problems.sorted());
    }
}
