package io.github.seedreamplugin.manifest;

import java.nio.file.Path;
import java.util.List;

/**
 * A valid manifest: the images that a project wants.
 *
 * @param file where it was read from
 * @param images in the order in which they are written
 */
public record Manifest(Path file, List<ImageSpec> images) {
    public Manifest {
        images = List.copyOf(images);
    }
}
