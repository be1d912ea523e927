package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.Picture;
import java.util.Locale;

/**
 * The text of a lock: sorted by name, one fact a line, so that git merges what two people bought. Texts are in double
 * quotes with every odd character escaped, so that each reads back as it was.
 */
final class LockText {

    private static final String HEAD = """
            # What seedream-maven-plugin bought for the images of the manifest beside this file.
            # Written by the plugin; commit it, so that nobody pays for the same picture again.
            version: 1
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private LockText() {}

    static String of(Lock lock) {
        LockText writer = new LockText();
        writer.text.append(lock.entries().isEmpty() ? "images: {}\n" : "images:\n");
        lock.entries().forEach(writer::entry);
        return writer.text.toString();
    }

    private void entry(String name, LockEntry entry) {
        text.append("  ").append(name).append(":\n");
        fact("key", quoted(entry.key()));
        entry.attributes()
                .byName()
                .forEach((attribute, value) ->
                        fact(attribute, value instanceof String words ? quoted(words) : value.toString()));
        fact("take", Integer.toString(entry.take()));
        fact("bought", quoted(entry.bought().toString()));
        fact("credits", quoted(entry.credits().toPlainString()));
        text.append(entry.files().isEmpty() ? "    files: []\n" : "    files:\n");
        entry.files().forEach(this::file);
    }

    private void fact(String key, String value) {
        text.append("    ").append(key).append(": ").append(value).append('\n');
    }

    private void file(LockedFile file) {
        Picture picture = file.picture();
        text.append("      - path: ").append(quoted(file.path())).append('\n');
        fileFact("sha256", quoted(picture.sha256()));
        fileFact("bytes", Long.toString(picture.bytes()));
        fileFact("type", quoted(picture.type().mediaType()));
        fileFact("width", Integer.toString(picture.width()));
        fileFact("height", Integer.toString(picture.height()));
    }

    private void fileFact(String key, String value) {
        text.append("        ").append(key).append(": ").append(value).append('\n');
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        int at = 0;
        while (at < value.length()) {
            int point = value.codePointAt(at);
            if (point == '"' || point == '\\') {
                quoted.append('\\').append((char) point);
            } else if (point == '\n') {
                quoted.append("\\n");
            } else if (point == '\t') {
                quoted.append("\\t");
            } else if (ProblemText.isUnprintable(point) || (point >= 0xFFFE && point <= 0xFFFF)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                quoted.appendCodePoint(point);
            }
            at += Character.charCount(point);
        }
        return quoted.append('"').toString();
    }
}
