package io.github.seedreamplugin.generation;

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
 */
public record Places(
        Path base,
        Path manifest,
        Path lockFile,
        Path outputDirectory,
        Path reportDirectory,
        Path home,
        List<Path> otherHomes) {

    /** The manifest's path as reports and messages show it: relative to the base where it lies below it, with slashes. */
    public String shownManifest() {
        Path shown = manifest.startsWith(base) ? base.relativize(manifest) : manifest;
        return shown.toString().replace('\\', '/');
    }
}
