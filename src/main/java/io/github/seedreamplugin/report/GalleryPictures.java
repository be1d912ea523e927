package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.Picture;
import java.util.Map;
import java.util.Optional;

/**
 * What the gallery can show of a picture. A CI server publishes the report directory alone, so all are real files in it.
 *
 * @param thumbnails from a file's path in the output directory to its thumbnail's path in the report directory
 * @param pictures from a file's path in the output directory to the whole picture's path in the report directory
 * @param unpublished from the digest of a picture of an earlier take, or that is not picked, to its thumbnail's path in
 *     the report directory
 */
public record GalleryPictures(
        Map<String, String> thumbnails, Map<String, String> pictures, Map<String, String> unpublished) {

    public GalleryPictures {
        thumbnails = Map.copyOf(thumbnails);
        pictures = Map.copyOf(pictures);
        unpublished = Map.copyOf(unpublished);
    }

    /** Without pictures that are not published. */
    public GalleryPictures(Map<String, String> thumbnails, Map<String, String> pictures) {
        this(thumbnails, pictures, Map.of());
    }

    Optional<String> thumbnail(ResultFile file) {
        return Optional.ofNullable(thumbnails.get(file.path()));
    }

    Optional<String> picture(ResultFile file) {
        return Optional.ofNullable(pictures.get(file.path()));
    }

    Optional<String> unpublished(Picture picture) {
        return Optional.ofNullable(unpublished.get(picture.sha256()));
    }
}
