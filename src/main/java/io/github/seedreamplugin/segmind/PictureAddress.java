package io.github.seedreamplugin.segmind;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads the address of a picture as browsers do: a blank or another character that has no place in an address is escaped. */
final class PictureAddress {

    private static final String ILLEGAL = " \"<>\\^`{|}";
    private static final int FIRST_NOT_ASCII = 0x7f;

    private PictureAddress() {}

    static Optional<URI> of(String text) {
        String stripped = text.strip();
        return parsed(stripped).or(() -> parsed(escaped(stripped))).filter(uri -> uri.getHost() != null);
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (character > ' ' && character < FIRST_NOT_ASCII && ILLEGAL.indexOf(character) < 0) {
                escaped.appendCodePoint(character);
            } else {
                for (byte part : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('%').append(String.format(Locale.ROOT, "%02X", part));
                }
            }
        });
        return escaped.toString();
    }
}
