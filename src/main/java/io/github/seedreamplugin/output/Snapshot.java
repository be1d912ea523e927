package io.github.seedreamplugin.output;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What files and directories were at some moment, by what the file system says of them without reading them. A
 * directory changes when something in it is created, deleted or renamed. That something is not there is known of it
 * too.
 */
public final class Snapshot {

    private final List<Entry> entries;

    private record Entry(Path path, Optional<FileStamp> stamp) {}

    private Snapshot(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * What these are now.
     *
     * @throws IOException if the file system does not tell of one whether it is there
     */
    public static Snapshot of(Collection<Path> paths) throws IOException {
        Set<Path> each = new LinkedHashSet<>(paths);
        List<Entry> entries = new ArrayList<>(each.size());
        for (Path path : each) {
            entries.add(new Entry(path, now(path)));
        }
        return new Snapshot(entries);
    }

    private static Optional<FileStamp> now(Path path) throws IOException {
        try {
            return Optional.of(FileStamp.read(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Whether all are what they were. */
    public boolean isCurrent() throws IOException {
        for (Entry entry : entries) {
            if (!now(entry.path).equals(entry.stamp)) {
                return false;
            }
        }
        return true;
    }

    /** Whether each is what it was at that moment already, and any edit since is sure to show. */
    public boolean isSettledAt(Instant moment) {
        long nanos = TimeUnit.SECONDS.toNanos(moment.getEpochSecond()) + moment.getNano();
        return entries.stream()
                .allMatch(entry ->
                        entry.stamp.filter(stamp -> !stamp.isSettledAt(nanos)).isEmpty());
    }

    /** Writes it. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(entries.size());
        for (Entry entry : entries) {
            out.writeUTF(entry.path.toString());
            out.writeBoolean(entry.stamp.isPresent());
            if (entry.stamp.isPresent()) {
                FileStamp stamp = entry.stamp.get();
                out.writeLong(stamp.bytes());
                out.writeLong(stamp.modified());
                out.writeLong(stamp.changed());
                out.writeUTF(stamp.key());
            }
        }
    }

    /**
     * Reads one.
     *
     * @throws IOException if there is less than a whole one
     */
    public static Snapshot read(DataInput in) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            Path path = Path.of(in.readUTF());
            entries.add(new Entry(
                    path,
                    in.readBoolean()
                            ? Optional.of(new FileStamp(in.readLong(), in.readLong(), in.readLong(), in.readUTF()))
                            : Optional.empty()));
        }
        return new Snapshot(entries);
    }
}
