package io.github.seedreamplugin.manifest;

import java.nio.file.Path;
import java.util.List;

/**
 * A valid manifest: the images that a project wants.
 *
 * @param file where it was read from: a file, or a directory of them
 * @param images in the order in which they are written
 * @param sources every file that it was made from: manifests and prompt files, sorted
 * @param usesProperties whether the project's properties can change it
 */
public record Manifest(Path file, List<ImageSpec> images, List<Path> sources, boolean usesProperties) {
    public Manifest {
        images = List.copyOf(images);
        sources = List.copyOf(sources);
    }
}
