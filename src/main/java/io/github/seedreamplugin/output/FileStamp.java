package io.github.seedreamplugin.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a file system says of a file without reading it. Any edit changes it, but for one within the same tick of the
 * file system's clock as the edit before.
 *
 * @param bytes the file's size
 * @param modified when its bytes were changed, in nanoseconds since 1970
 * @param changed when anything of it was changed, which no program can set; 0 where the file system does not tell
 * @param key what tells it from every other file; empty where the file system does not tell
 */
record FileStamp(long bytes, long modified, long changed, String key) {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** A file system that tells fractions of a second takes them from a clock that ticks at least every 10 ms. */
    private static final long FINE_TICK = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long COARSE_TICK = 2 * SECOND;

    /** The stamp of a regular file; none where there is none. */
    static Optional<FileStamp> of(Path file) {
        try {
            return Optional.of(read(file)).filter(stamp -> stamp.bytes >= 0);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The stamp of a file or a directory, whose size is of no account. */
    static FileStamp read(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(
                    basic.isRegularFile() ? basic.size() : -1,
                    basic.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    0,
                    basic.fileKey() == null ? "" : basic.fileKey().toString());
        }
        Map<String, Object> unix = Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino,isRegularFile");
        return new FileStamp(
                Boolean.TRUE.equals(unix.get("isRegularFile")) ? (Long) Objects.requireNonNull(unix.get("size")) : -1,
                nanos(Objects.requireNonNull(unix.get("lastModifiedTime"))),
                nanos(Objects.requireNonNull(unix.get("ctime"))),
                String.valueOf(unix.get("ino")));
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    /**
     * Compares field by field: the equality that Java makes of a record takes a fresh JVM tens of milliseconds to link, and
     * this is on the way of a build that has nothing to do.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileStamp stamp
                && bytes == stamp.bytes
                && modified == stamp.modified
                && changed == stamp.changed
                && key.equals(stamp.key);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(modified) + key.hashCode();
    }

    /** Whether an edit after this moment, in nanoseconds since 1970, is sure to change the stamp. */
    boolean isSettledAt(long moment) {
        boolean coarse = modified % SECOND == 0 && changed % SECOND == 0;
        return moment - Math.max(modified, changed) > (coarse ? COARSE_TICK : FINE_TICK);
    }
}
