package io.github.seedreamplugin.generation.request;

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

    /** With a manifest that uses no properties and is not read strictly. */
    public RunPaths(
            Path base,
            Path manifest,
            Path lockFile,
            Path outputDirectory,
            Path reportDirectory,
            Path home,
            List<Path> otherHomes) {
        this(base, manifest, lockFile, outputDirectory, reportDirectory, home, otherHomes, ManifestRules.defaults());
    }

    /** The same places, with a manifest that is read by these rules. */
    public RunPaths with(ManifestRules rules) {
        return new RunPaths(base, manifest, lockFile, outputDirectory, reportDirectory, home, otherHomes, rules);
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
}
