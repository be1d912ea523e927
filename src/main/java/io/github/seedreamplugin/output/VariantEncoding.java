package io.github.seedreamplugin.output;

import java.util.Optional;

/**
 * How the pixels of a variant become a file.
 *
 * @param format {@code jpg} or {@code png}, or what the encoder writes
 * @param quality of a lossy format, 1 to 100
 * @param encoder the program that writes the format, if Java does not
 */
public record VariantEncoding(String format, int quality, Optional<EncoderProgram> encoder) {

    /** The encoding as part of a file name, its extension included. */
    String fileName() {
        return (format.equals("png") ? "" : "q" + quality)
                + encoder.map(program -> "e" + program.digest()).orElse("") + "." + format;
    }
}
