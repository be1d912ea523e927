package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file as UTF-8 text. */
final class SourceReader {

    /** More than anybody writes by hand, and little enough to be read within a few seconds. */
    static final int MOST_BYTES = 32 << 20;

    private SourceReader() {}

    /** What the file holds, or why that cannot be used. */
    static SourceReading read(Path file) {
        if (Files.notExists(file)) {
            return missing(file);
        }
        if (!Files.isRegularFile(file)) {
            return refused(file, ProblemCode.FILE_UNREADABLE, "this is not a file: name the YAML file itself");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return refused(file, ProblemCode.TOO_LARGE, "the file is larger than 32 MiB: split it");
            }
            return decoded(file, bytes);
        } catch (NoSuchFileException e) {
            return missing(file);
        } catch (IOException e) {
            return refused(file, ProblemCode.FILE_UNREADABLE, "the file cannot be read: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replaceAll("Exception$", "");
        return e instanceof java.nio.file.FileSystemException ? name : name + ": " + e.getMessage();
    }

    private static SourceReading missing(Path file) {
        String message = "this file does not exist: write it, or name another one with -Dseedream.manifest";
        return new SourceReading.Missing(new Problem(file, Location.START, ProblemCode.FILE_MISSING, message, ""));
    }

    private static SourceReading refused(Path file, ProblemCode code, String message) {
        return new SourceReading.Refused(new Problem(file, Location.START, code, message, ""));
    }

    /** The source of these bytes without a byte order mark, or what keeps them from being UTF-8 text. */
    private static SourceReading decoded(Path file, byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) || hasUtf16Zero(bytes)) {
            String message = "the file is UTF-16 or UTF-32, but must be UTF-8: save it again in that encoding";
            return new SourceReading.Refused(new Problem(file, Location.START, ProblemCode.NOT_UTF8, message, ""));
        }
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        // A wrong byte becomes U+FFFD, which may also be there by right; only then is the slow, strict way needed.
        return text.indexOf('\uFFFD') < 0
                ? new SourceReading.Read(new Source(file, text))
                : strictly(new Source(file, text), bytes, start);
    }

    private static SourceReading strictly(Source source, byte[] bytes, int start) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            return new SourceReading.Read(source);
        }
        Location location = source.locationAt(out.position());
        String message = "byte " + (in.position() + 1) + " of the file (0x"
                + Integer.toHexString(bytes[in.position()] & 0xFF)
                + ") is not UTF-8 text: save the file again in that encoding";
        return new SourceReading.Refused(
                new Problem(source.file(), location, ProblemCode.NOT_UTF8, message, source.line(location.line())));
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
}
