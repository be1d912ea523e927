package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.manifest.ImagesLockFile;
import io.github.seedreamplugin.manifest.ManifestRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a run reads and writes.
 *
 * @param base the directory that paths in reports are relative to
 * @param manifest the manifest
 * @param lockFile the lock beside it
 * @param outputDirectory where pictures go
 * @param reportDirectory where reports, thumbnails and quarantined bodies go
 * @param home the bank and the ledger of this machine
 * @param otherHomes homes of other kinds of run that write to the same output directory: simulated and real ones
 * @param manifestRules how the manifest is read
 */
public record RunPaths(
        Path base,
        Path manifest,
        Path lockFile,
        Path outputDirectory,
        Path reportDirectory,
        Path home,
        List<Path> otherHomes,
        ManifestRules manifestRules) {

    /** Begins with what every run has; where nothing else is said, it writes nothing but reports. */
    public static Builder builder(Path base, Path manifest, Path reportDirectory) {
        return new Builder(base, manifest, reportDirectory);
    }

    /** The same places, to be changed by name. */
    public Builder toBuilder() {
        return new Builder(base, manifest, reportDirectory)
                .lockFile(lockFile)
                .outputDirectory(outputDirectory)
                .home(home)
                .otherHomes(otherHomes)
                .manifestRules(manifestRules);
    }

    /** A path as code hosts want it: relative to the repository that the file lies in, or else as messages show it. */
    public String inRepository(Path file) {
        Path root = file.getParent();
        while (root != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        return root == null ? shown(file) : root.relativize(file).toString().replace('\\', '/');
    }

    /** The manifest's path as reports and messages show it: relative to the base where it lies below it, with slashes. */
    public String shownManifest() {
        return shown(manifest);
    }

    /** A path as messages show it: relative to the base where it lies below it, with slashes. */
    public String shown(Path file) {
        Path shown = file.startsWith(base) ? base.relativize(file) : file;
        return shown.toString().replace('\\', '/');
    }

    /** Names the places one at a time. */
    public static final class Builder {

        private final Path base;
        private final Path manifest;
        private final Path reportDirectory;
        private Path lockFile;
        private Path outputDirectory;
        private Path home;
        private List<Path> otherHomes = List.of();
        private ManifestRules manifestRules = ManifestRules.defaults();

        private Builder(Path base, Path manifest, Path reportDirectory) {
            this.base = base;
            this.manifest = manifest;
            this.reportDirectory = reportDirectory;
            this.lockFile = ImagesLockFile.of(manifest);
            this.outputDirectory = reportDirectory;
            this.home = reportDirectory;
        }

        public Builder lockFile(Path value) {
            lockFile = value;
            return this;
        }

        public Builder outputDirectory(Path value) {
            outputDirectory = value;
            return this;
        }

        public Builder home(Path value) {
            home = value;
            return this;
        }

        public Builder otherHomes(List<Path> value) {
            otherHomes = value;
            return this;
        }

        public Builder manifestRules(ManifestRules value) {
            manifestRules = value;
            return this;
        }

        public RunPaths build() {
            return new RunPaths(
                    base, manifest, lockFile, outputDirectory, reportDirectory, home, otherHomes, manifestRules);
        }
    }
}
