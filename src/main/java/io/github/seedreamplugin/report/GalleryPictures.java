package io.github.seedreamplugin.report;

import java.util.Map;
import java.util.Optional;

/**
 * What the gallery can show of a picture file. A CI server publishes the report directory alone, so both are real files
 * in it.
 *
 * @param thumbnails from a file's path in the output directory to its thumbnail's path in the report directory
 * @param pictures from a file's path in the output directory to the whole picture's path in the report directory
 */
public record GalleryPictures(Map<String, String> thumbnails, Map<String, String> pictures) {

    public GalleryPictures {
        thumbnails = Map.copyOf(thumbnails);
        pictures = Map.copyOf(pictures);
    }

    Optional<String> thumbnail(ResultFile file) {
        return Optional.ofNullable(thumbnails.get(file.path()));
    }

    Optional<String> picture(ResultFile file) {
        return Optional.ofNullable(pictures.get(file.path()));
    }
}
