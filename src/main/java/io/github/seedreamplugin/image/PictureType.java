package io.github.seedreamplugin.image;

import java.util.Optional;

/** The kinds of picture that the plugin keeps, told by a file's first bytes and never by what a header claims. */
public enum PictureType {
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    WEBP("webp", "image/webp"),
    AVIF("avif", "image/avif");

    private final String extension;
    private final String mediaType;

    PictureType(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The file extension of this type, without the dot. */
    public String extension() {
        return extension;
    }

    /** The media type, such as {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** The type with this media type, if it is one that the plugin keeps. */
    public static Optional<PictureType> ofMediaType(String mediaType) {
        for (PictureType type : values()) {
            if (type.mediaType.equals(mediaType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
