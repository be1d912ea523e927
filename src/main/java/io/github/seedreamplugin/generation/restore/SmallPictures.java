package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.output.Thumbnailer;
import io.github.seedreamplugin.output.Thumbnailer.SmallCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The small copies of a picture that people look at. They are made once a picture, in the background while calls are in
 * flight, and kept in the bank beside the original: derived from it, never counted as bought, and safe to delete. A copy
 * that cannot be made is a copy less and nothing else.
 */
public final class SmallPictures implements AutoCloseable {

    /** The sizes. */
    public enum Kind {
        THUMBNAIL(480),
        PREVIEW(1600);

        private final int longestSide;

        Kind(int longestSide) {
            this.longestSide = longestSide;
        }
    }

    /** While calls are in flight; their answers come first. One keeps up with calls that take half a minute. */
    private static final int AT_ONCE_BESIDE_CALLS = 1;

    private static final int MOST_AT_ONCE = 4;
    private static final int BYTES_A_PIXEL = 4;
    /** What is being drawn when the run ends is done soon after. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Bank bank;
    private final SharedCopies shared;
    private final Map<String, Drawing> drawings = new ConcurrentHashMap<>();
    private final Map<Picture, Picture> originals = new ConcurrentHashMap<>();
    /** Mebibytes that decoded pictures may take: the rest of the heap is for the calls. */
    private final int most = (int) Math.max(1, (Runtime.getRuntime().maxMemory() / 3) >> 20);

    private @Nullable Workers workers;
    private boolean stopped;

    /** Copies of pictures that lie in this bank, which is shared with nobody. */
    public SmallPictures(Bank bank) {
        this(bank, Optional.empty());
    }

    /**
     * Copies of pictures that lie in this bank.
     *
     * @param shared where copies that others have made are, and where those of this run go
     */
    public SmallPictures(Bank bank, Optional<SharedBank> shared) {
        this.bank = bank;
        this.shared = new SharedCopies(shared);
    }

    /** Those who draw, and the mebibytes that they share. */
    private record Workers(ThreadPoolExecutor pool, Semaphore memory) {

        static Workers sharing(int mebibytes) {
            ThreadPoolExecutor pool = new ThreadPoolExecutor(
                    AT_ONCE_BESIDE_CALLS,
                    AT_ONCE_BESIDE_CALLS,
                    1,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Workers::thread,
                    (drawing, stopped) -> giveUp(drawing));
            pool.allowCoreThreadTimeOut(true);
            return new Workers(pool, new Semaphore(mebibytes, true));
        }

        @SuppressWarnings("ThreadPriorityCheck") // a wish: nothing relies on it
        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, "seedream-small-pictures");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        }
    }

    /** Called when there is something to draw for the first time: a build with nothing to do has no use for threads. */
    private synchronized Workers workers() {
        if (workers == null) {
            workers = Workers.sharing(most);
            if (stopped) {
                workers.pool().shutdown();
            }
        }
        return workers;
    }

    /**
     * Has the copies of a picture made that are not there yet. Returns at once.
     *
     * @param file the picture, where the bank does not have it
     */
    public void want(Picture picture, Path file) {
        Picture original = originals.getOrDefault(picture, picture);
        List<SmallCopy> missing = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Path target = path(picture, kind);
            if (!Files.exists(target)) {
                missing.add(new SmallCopy(kind.longestSide, target));
            }
        }
        if (!missing.isEmpty()) {
            Drawing drawing = new Drawing(original, file, missing);
            if (drawings.putIfAbsent(original.sha256(), drawing) == null) {
                workers().pool().execute(drawing);
            }
        }
    }

    /** A copy that has been made. */
    public Optional<Path> find(Picture picture, Kind kind) {
        return Optional.of(path(picture, kind)).filter(Files::exists);
    }

    /** The written file shows the original, with other metadata: it needs no copies of its own. */
    void same(Picture written, Picture original) {
        originals.put(written, original);
    }

    private Path path(Picture picture, Kind kind) {
        return bank.derived(originals.getOrDefault(picture, picture), SharedCopies.recipe(kind.longestSide));
    }

    /**
     * Waits for the copies that are wanted, but no longer than that, and says whether each has been made or cannot be. The
     * calls are over by then, so as many are made at once as there are processors. Ends at once when the run is to stop.
     */
    public boolean await(Duration longest) throws InterruptedException {
        ThreadPoolExecutor pool = workers().pool();
        if (!pool.isShutdown()) {
            int atOnce = Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors());
            pool.setMaximumPoolSize(atOnce);
            pool.setCorePoolSize(atOnce);
        }
        long end = System.nanoTime() + longest.toNanos();
        for (Drawing drawing : List.copyOf(drawings.values())) {
            if (!drawing.ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return !pool.isShutdown();
    }

    /** Begins no further copy. */
    public synchronized void stop() {
        stopped = true;
        if (workers != null) {
            workers.pool().shutdownNow().forEach(SmallPictures::giveUp);
        }
    }

    private static void giveUp(Runnable drawing) {
        ((Drawing) drawing).ended.countDown();
    }

    /** Begins no further copy, and lets those that are being made come to their end. */
    @Override
    public void close() {
        stop();
        if (drawings.isEmpty()) {
            return;
        }
        try {
            boolean unused = workers().pool().awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Drawing implements Runnable {

        private final Picture picture;
        private final Path file;
        private final List<SmallCopy> copies;
        private final CountDownLatch ended = new CountDownLatch(1);

        Drawing(Picture picture, Path file, List<SmallCopy> copies) {
            this.picture = picture;
            this.file = file;
            this.copies = copies;
        }

        @Override
        public void run() {
            int mebibytes = 1 + (int) (((long) picture.width() * picture.height() * BYTES_A_PIXEL) >> 20);
            try {
                if (mebibytes <= most) {
                    Semaphore memory = workers().memory();
                    memory.acquire(mebibytes);
                    try {
                        draw();
                    } finally {
                        memory.release(mebibytes);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                ended.countDown();
            }
        }

        /** A small picture that cannot be written does not fail the build; a full disk fails it at the next important file. */
        private void draw() {
            Path original = bank.hasBlob(picture) ? bank.blob(picture) : file;
            try {
                List<SmallCopy> missing = shared.restore(picture, copies);
                if (!missing.isEmpty()) {
                    var unused = new Thumbnailer().make(original, missing);
                    shared.push(picture);
                }
            } catch (IOException | LinkageError e) {
                return;
            }
        }
    }
}
