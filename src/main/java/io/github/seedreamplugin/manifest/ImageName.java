package io.github.seedreamplugin.manifest;

import java.util.Locale;
import java.util.Optional;

/** The rules for the name of an image: it becomes a path on every file system. */
final class ImageName {

    /** File systems allow 255 bytes; what is left over is for {@code -15}, the extension and a temporary file's marks. */
    private static final int LONGEST_SEGMENT = 200;

    private static final int LONGEST = 800;

    private ImageName() {}

    /** What is wrong with the name, as the end of a sentence that begins with it. */
    static Optional<String> fault(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty: name the image's file, without its extension");
        }
        if (name.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        for (int start = 0; start <= name.length(); ) {
            int slash = name.indexOf('/', start);
            int end = slash < 0 ? name.length() : slash;
            Optional<String> fault = faultOfSegment(name.substring(start, end));
            if (fault.isPresent()) {
                return fault;
            }
            start = end + 1;
        }
        return Optional.empty();
    }

    private static Optional<String> faultOfSegment(String segment) {
        if (segment.isEmpty()) {
            return Optional.of("has an empty part: write folder/file, with no / at either end");
        }
        if (segment.length() > LONGEST_SEGMENT) {
            return Optional.of("has a part of more than " + LONGEST_SEGMENT + " characters");
        }
        if (!isLetterOrDigit(segment.charAt(0))) {
            return Optional.of(
                    "has a part that begins with " + ProblemText.quoted(segment.substring(0, firstEnd(segment)))
                            + ": begin each part with a letter or digit of A-Z, a-z, 0-9");
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
                return Optional.of(
                        "contains " + ProblemText.quoted(segment.substring(i, i + firstEnd(segment.substring(i))))
                                + ": use only A-Z, a-z, 0-9, \".\", \"_\", \"-\", and \"/\" between folders");
            }
        }
        if (segment.endsWith(".")) {
            return Optional.of("has a part that ends with a dot, which Windows removes: remove the dot");
        }
        if (isDevice(segment)) {
            return Optional.of("has the part " + segment + ", which Windows reserves for a device: choose another");
        }
        return Optional.empty();
    }

    private static int firstEnd(String text) {
        return Character.charCount(text.codePointAt(0));
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** CON, PRN, AUX, NUL, COM0 to COM9 and LPT0 to LPT9, with any extension. */
    private static boolean isDevice(String segment) {
        int dot = segment.indexOf('.');
        String base = (dot < 0 ? segment : segment.substring(0, dot));
        if (base.length() < 3 || base.length() > 4) {
            return false;
        }
        String upper = base.toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "CON", "PRN", "AUX", "NUL" -> true;
            default ->
                upper.length() == 4
                        && (upper.startsWith("COM") || upper.startsWith("LPT"))
                        && Character.isDigit(upper.charAt(3));
        };
    }
}
