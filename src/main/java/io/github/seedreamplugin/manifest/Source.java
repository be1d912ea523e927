package io.github.seedreamplugin.manifest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The text of a file, and its lines for those who must be shown one. */
final class Source {

    private final String text;
    private int[] starts = {};
    private final Map<Integer, String> lines = new HashMap<>();

    Source(String text) {
        this.text = text;
    }

    /** The source of these bytes without a byte order mark, or what keeps them from being UTF-8 text. */
    static SourceReading of(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) || hasUtf16Zero(bytes)) {
            String message = "the file is UTF-16 or UTF-32, but must be UTF-8: save it again in that encoding";
            return new SourceReading.Refused(new Problem(Location.START, ProblemCode.NOT_UTF8, message, ""));
        }
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        // A wrong byte becomes U+FFFD, which may also be there by right; only then is the slow, strict way needed.
        return text.indexOf('\uFFFD') < 0 ? new SourceReading.Read(new Source(text)) : strictly(bytes, start, text);
    }

    private static SourceReading strictly(byte[] bytes, int start, String text) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
        CoderResult result = decoder.decode(in, out, true);
        Source source = new Source(text);
        if (!result.isError()) {
            return new SourceReading.Read(source);
        }
        Location location = source.locationAt(out.position());
        String message = "byte " + (in.position() + 1) + " of the file (0x"
                + Integer.toHexString(bytes[in.position()] & 0xFF)
                + ") is no UTF-8 text: save the file again in that encoding";
        return new SourceReading.Refused(
                new Problem(location, ProblemCode.NOT_UTF8, message, source.line(location.line())));
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** Without a byte order mark, UTF-16 betrays itself by a zero in the first two bytes: YAML begins with ASCII. */
    private static boolean hasUtf16Zero(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0);
    }

    String text() {
        return text;
    }

    /** The place of the character at this index of the text. */
    Location locationAt(int index) {
        int found = Arrays.binarySearch(starts(), index);
        int line = found >= 0 ? found : -found - 2;
        return new Location(line + 1, text.codePointCount(starts()[line], Math.min(index, text.length())) + 1);
    }

    /** The line with this number, without its end; empty beyond the last. */
    String line(int number) {
        return lines.computeIfAbsent(number, this::find);
    }

    private String find(int number) {
        if (number > starts().length) {
            return "";
        }
        int start = starts()[number - 1];
        int end = number == starts().length ? text.length() : starts()[number];
        while (end > start && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Where the lines begin: after each line feed, carriage return or both. Told only once somebody asks. */
    private int[] starts() {
        if (starts.length == 0) {
            IntStream.Builder found = IntStream.builder().add(0);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                    found.add(i + 1);
                }
            }
            starts = found.build().toArray();
        }
        return starts;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
