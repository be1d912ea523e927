package io.github.seedreamplugin.output;

import java.util.Optional;

/**
 * The programs that write what Java cannot.
 *
 * @param webp cwebp, with arguments of the user's own
 * @param avif avifenc, with arguments of the user's own
 */
public record Encoders(Optional<EncoderProgram> webp, Optional<EncoderProgram> avif) {

    /** Only what Java can write. */
    public static Encoders none() {
        return new Encoders(Optional.empty(), Optional.empty());
    }

    /** The program for a format, if it takes one and one is named. */
    public Optional<EncoderProgram> of(String format) {
        return switch (format) {
            case "webp" -> webp;
            case "avif" -> avif;
            default -> Optional.empty();
        };
    }
}
