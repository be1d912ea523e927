package io.github.seedreamplugin.output;

import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Remembers what files were when they were last read, so that a file whose stamp is the same need not be read again, as
 * Git's index does. It is a hint that can be lost at any time: what it does not know is read.
 */
public final class FileIndex {

    private static final String FORMAT = "seedream-files-1";
    private static final int FIELDS = 12;

    private final Path file;
    private final Clock clock;
    private final boolean forgetful;
    private final Map<String, Known> known;
    private volatile boolean changed;

    /**
     * What a file was.
     *
     * @param stamp what the file system said before the file was read
     * @param verified when that was, in nanoseconds since 1970
     * @param recipe what it was found to be
     * @param picture what its bytes were
     * @param own whether this run wrote it, so that nobody else can have changed it unseen
     */
    private record Known(FileStamp stamp, long verified, String recipe, Picture picture, boolean own) {}

    /**
     * Reads what is remembered.
     *
     * @param file where it is kept
     * @param forgetful whether to believe nothing that an earlier run remembered
     */
    public FileIndex(Path file, Clock clock, boolean forgetful) {
        this.file = file;
        this.clock = clock;
        this.forgetful = forgetful;
        this.known = new ConcurrentHashMap<>(read(file));
    }

    /** What the file is, if its stamp says that it is still what it was, and that was made by this recipe. */
    public Optional<Picture> find(Path picture, String recipe) {
        Known entry = known.get(picture.toString());
        if (entry == null || !entry.recipe.equals(recipe) || (forgetful && !entry.own)) {
            return Optional.empty();
        }
        boolean same = FileStamp.of(picture).filter(entry.stamp::equals).isPresent();
        return same && (entry.own || entry.stamp.isSettledAt(entry.verified))
                ? Optional.of(entry.picture)
                : Optional.empty();
    }

    /** Whether the file is as this plugin has last written or read it, by whatever recipe. */
    public boolean isUnchanged(Path picture) {
        Known entry = known.get(picture.toString());
        return entry != null && find(picture, entry.recipe).isPresent();
    }

    /** A moment before a file is read, to be remembered with it. */
    public Moment before(Path picture) {
        return new Moment(FileStamp.of(picture), now());
    }

    /** What was known of a file before it was read. */
    public record Moment(Optional<FileStamp> stamp, long at) {}

    /** Remembers what a file was found to be that was read after this moment. */
    public void found(Path picture, Moment before, String recipe, Picture bytes) {
        before.stamp().ifPresent(stamp -> keep(picture, new Known(stamp, before.at(), recipe, bytes, false)));
    }

    /** Remembers what has just been written. */
    public void written(Path picture, String recipe, Picture bytes) {
        FileStamp.of(picture).ifPresent(stamp -> keep(picture, new Known(stamp, now(), recipe, bytes, true)));
    }

    private void keep(Path picture, Known entry) {
        known.put(picture.toString(), entry);
        changed = true;
    }

    /** Keeps for later runs what this one has learnt. Where that is not possible, they read more. */
    public void save() {
        if (!changed) {
            return;
        }
        StringBuilder text = new StringBuilder(FORMAT).append('\n');
        new TreeMap<>(known).forEach((path, entry) -> {
            if (path.indexOf('\n') < 0) {
                text.append(line(path, entry)).append('\n');
            }
        });
        try {
            AtomicFile.writeUnforced(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
            changed = false;
        } catch (IOException e) {
            changed = true;
        }
    }

    private static String line(String path, Known entry) {
        FileStamp stamp = entry.stamp;
        Picture picture = entry.picture;
        return String.join(
                "\t",
                Long.toString(stamp.bytes()),
                Long.toString(stamp.modified()),
                Long.toString(stamp.changed()),
                stamp.key(),
                Long.toString(entry.verified),
                entry.recipe,
                picture.sha256(),
                Long.toString(picture.bytes()),
                picture.type().mediaType(),
                Integer.toString(picture.width()),
                Integer.toString(picture.height()),
                path);
    }

    private static Map<String, Known> read(Path file) {
        Map<String, Known> known = new TreeMap<>();
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty() && lines.get(0).equals(FORMAT)) {
                lines.subList(1, lines.size()).forEach(line -> add(line.split("\t", FIELDS), known));
            }
        } catch (IOException | RuntimeException damagedOrMissing) {
            return Map.of();
        }
        return known;
    }

    private static void add(String[] fields, Map<String, Known> known) {
        FileStamp stamp = new FileStamp(number(fields[0]), number(fields[1]), number(fields[2]), fields[3]);
        Picture picture = new Picture(
                fields[6],
                number(fields[7]),
                PictureType.ofMediaType(fields[8]).orElseThrow(),
                (int) number(fields[9]),
                (int) number(fields[10]));
        known.put(fields[11], new Known(stamp, number(fields[4]), fields[5], picture, false));
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }

    private long now() {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
