package io.github.seedreamplugin.output;

import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells what a file is from its bytes alone: the kind from the first ones, the size from the container's header,
 * and that nothing is missing from a walk through the whole container. One pass, constant memory, no decoder.
 */
public final class PictureInspector {

    private static final int SHOWN = 24;

    /**
     * Looks at a file.
     *
     * @throws IOException if it cannot be read, which says nothing of what it is
     */
    public Inspection inspect(Path file) throws IOException {
        try (PictureBytes bytes = PictureBytes.open(file)) {
            Shape shape = walk(bytes, Files.size(file));
            shape.requireSensible();
            bytes.drain();
            return new Inspection.Usable(new Picture(
                    bytes.sha256(), bytes.offset(), shape.type(), (int) shape.width(), (int) shape.height()));
        } catch (MalformedPictureException e) {
            return new Inspection.Unusable(e.reason());
        }
    }

    private static Shape walk(PictureBytes bytes, long length) throws IOException, MalformedPictureException {
        byte[] head = bytes.peek(SHOWN);
        Optional<PictureType> type = typeOf(head);
        if (type.isEmpty()) {
            throw new MalformedPictureException(describe(head));
        }
        return switch (type.get()) {
            case JPEG -> JpegContainer.walk(bytes);
            case PNG -> PngContainer.walk(bytes);
            case WEBP -> WebpContainer.walk(bytes);
            case AVIF -> AvifContainer.walk(bytes, length);
        };
    }

    /** The kind of picture that begins with these bytes. */
    static Optional<PictureType> typeOf(byte[] head) {
        if (beginsWith(head, 0, "\u00FF\u00D8\u00FF")) {
            return Optional.of(PictureType.JPEG);
        }
        if (beginsWith(head, 0, "\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PictureType.PNG);
        }
        if (beginsWith(head, 0, "RIFF") && beginsWith(head, 8, "WEBP")) {
            return Optional.of(PictureType.WEBP);
        }
        if (beginsWith(head, 4, "ftypavif")) {
            return Optional.of(PictureType.AVIF);
        }
        return Optional.empty();
    }

    /** Whether a person could read these first bytes of a file. */
    static boolean isText(byte[] head) {
        // The last character may have been cut in two.
        String text = new String(head, StandardCharsets.UTF_8).replaceFirst("\uFFFD$", "");
        return !text.isEmpty() && text.codePoints().allMatch(PictureInspector::isReadable);
    }

    private static boolean isReadable(int character) {
        if (Character.isWhitespace(character)) {
            return true;
        }
        return character != 0xFFFD && !Character.isISOControl(character) && Character.isDefined(character);
    }

    private static boolean beginsWith(byte[] head, int from, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= from + expected.length
                && Arrays.equals(head, from, from + expected.length, expected, 0, expected.length);
    }

    private static String describe(byte[] head) {
        if (head.length == 0) {
            return "is empty";
        }
        String more = head.length < SHOWN ? "" : "…";
        if (!isText(head)) {
            String hex = HexFormat.ofDelimiter(" ").formatHex(head, 0, Math.min(head.length, 12));
            return "begins with the bytes " + hex + (head.length > 12 ? "…" : "") + ", not a picture";
        }
        String text = new String(head, StandardCharsets.UTF_8)
                .replace("\uFFFD", "")
                .replaceAll("\\s+", " ")
                .replaceAll("\\p{Cf}", "?")
                .strip();
        return "begins with '" + text + "'" + more + ", not a picture";
    }
}
