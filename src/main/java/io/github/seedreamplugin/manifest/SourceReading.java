package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What came of reading a file's text. */
sealed interface SourceReading {

    /** More than anybody writes by hand, and little enough to be read within a few seconds. */
    int MOST_BYTES = 32 << 20;

    record Read(Source source) implements SourceReading {}

    record Refused(Problem problem) implements SourceReading {}

    /** The file does not exist. */
    record Missing(Problem problem) implements SourceReading {}

    static SourceReading of(Path file) {
        if (Files.notExists(file)) {
            return missing();
        }
        if (!Files.isRegularFile(file)) {
            return refused(ProblemCode.FILE_UNREADABLE, "this is no file; name the YAML file itself");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                return refused(ProblemCode.TOO_LARGE, "the file is larger than 32 MiB; split it");
            }
            return Source.of(bytes);
        } catch (NoSuchFileException e) {
            return missing();
        } catch (IOException e) {
            return refused(ProblemCode.FILE_UNREADABLE, "the file cannot be read: " + reason(e));
        }
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replaceAll("Exception$", "");
        return e instanceof java.nio.file.FileSystemException ? name : name + ": " + e.getMessage();
    }

    private static SourceReading missing() {
        String message = "there is no such file; write one, or name another with -Dseedream.manifest";
        return new Missing(new Problem(Location.START, ProblemCode.FILE_MISSING, message, ""));
    }

    private static SourceReading refused(ProblemCode code, String message) {
        return new Refused(new Problem(Location.START, code, message, ""));
    }
}
