package io.github.seedreamplugin.report;

import io.github.seedreamplugin.files.AtomicFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The directory that reports are written to, made when the first one is. A report is whole or not there: an aborted
 * build leaves the one before it.
 *
 * @param path the directory
 */
public record ReportDirectory(Path path) {

    /**
     * Writes the report of this run into its file and says which that is. What a run did that had nothing to do may be lost
     * with the power: the next one says the same, and waiting for the disk takes longer than all that it does.
     */
    public Path write(Report report, Run run) throws IOException {
        boolean forced = run.status() != Status.NOTHING_TO_DO;
        return write(report.fileName(), out -> report.write(run, out), forced);
    }

    /** Writes the report of this plan into its file and says which that is. */
    public Path write(PlanReport report, Plan plan) throws IOException {
        return write(report.fileName(), out -> report.write(plan, out));
    }

    /** Writes a text into its file and says which that is. A file that says so already is left as it is. */
    Path write(String fileName, Content content) throws IOException {
        return write(fileName, content, true);
    }

    private Path write(String fileName, Content content, boolean forced) throws IOException {
        Path target = path.resolve(fileName);
        StringWriter text = new StringWriter();
        content.writeTo(text);
        // Replaces half a surrogate pair, which a prompt may hold; Files.newBufferedWriter throws.
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (isThere(target, bytes)) {
            return target;
        }
        if (forced) {
            AtomicFile.write(target, out -> out.write(bytes));
        } else {
            AtomicFile.writeUnforced(target, out -> out.write(bytes));
        }
        return target;
    }

    private static boolean isThere(Path target, byte[] bytes) {
        try {
            return Files.isRegularFile(target)
                    && Files.size(target) == bytes.length
                    && Arrays.equals(Files.readAllBytes(target), bytes);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** What writes the text. */
    interface Content {
        void writeTo(Writer out) throws IOException;
    }
}
