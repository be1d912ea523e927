package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.MachineLock;
import io.github.seedreamplugin.generation.plan.Inputs;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.restore.LockUpdate;
import io.github.seedreamplugin.generation.restore.Publication;
import io.github.seedreamplugin.generation.restore.Undescribed;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.ImagesLockFile;
import io.github.seedreamplugin.manifest.Lock;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.output.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes pictures that no image of the manifest produces any more, from the output directory and from the lock. The
 * bank keeps them: an image that comes back is restored free.
 */
public final class Pruning {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunPaths places;
    private final OutputDirectory output;
    private final Bank bank;

    public Pruning(RunPaths places) {
        this.places = places;
        this.output = new OutputDirectory(places.outputDirectory());
        this.bank = new Bank(places.home());
    }

    /** What became of pruning. */
    public sealed interface Outcome {

        /**
         * It is done.
         *
         * @param files what was removed from the output directory
         * @param entries whose entries were removed from the lock
         * @param foreign what lies in the output directory, belongs to no image and was not made by this plugin
         * @param unbanked what was left because the bank has lost it; its entry of the lock was left too
         */
        record Done(List<String> files, List<String> entries, List<String> foreign, List<String> unbanked)
                implements Outcome {}

        /** The manifest, or the lock, cannot be used. */
        record Invalid(Path file, List<Problem> problems) implements Outcome {}
    }

    /** Removes them, from the output directory and from the lock. */
    public Outcome prune() throws IOException, InterruptedException {
        Inputs inputs = Inputs.read(places);
        if (inputs instanceof Inputs.Invalid invalid) {
            return new Outcome.Invalid(invalid.file(), invalid.problems());
        }
        Inputs.Usable usable = (Inputs.Usable) inputs;
        List<ImageSpec> images = usable.manifest().images();
        List<String> removed = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        List<String> unbanked = new ArrayList<>();
        Set<String> keptInLock = images.stream().map(ImageSpec::name).collect(Collectors.toSet());
        for (String file : Undescribed.filesIn(output.root(), Publication.claims(images))) {
            Optional<Map.Entry<String, LockEntry>> image = imageOf(file, usable.lock());
            if (image.isPresent() && isLast(file, image.get().getValue())) {
                unbanked.add(file);
                keptInLock.add(image.get().getKey());
            } else {
                (image.isPresent() && output.delete(file) ? removed : foreign).add(file);
            }
        }
        return new Outcome.Done(removed, pruneLock(keptInLock), foreign, unbanked);
    }

    /**
     * The image that a file is of: it lies where the lock has that image, and shows a picture of it. A copy elsewhere is a
     * user's own.
     */
    private Optional<Map.Entry<String, LockEntry>> imageOf(String file, Lock lock) throws IOException {
        Path path = output.root().resolve(file);
        for (Map.Entry<String, LockEntry> image : lock.entries().entrySet()) {
            if (Publication.mayBeOf(image.getKey(), file) && shows(path, image.getValue())) {
                return Optional.of(image);
            }
        }
        return Optional.empty();
    }

    /** Whether the bank has lost the picture that a file shows, which must not be deleted then. */
    private boolean isLast(String file, LockEntry entry) throws IOException {
        Optional<String> digest = Stamp.originalOf(output.root().resolve(file)).map(Picture::sha256);
        return entry.files().stream()
                .map(LockedFile::picture)
                .filter(picture -> digest.filter(picture.sha256()::equals).isPresent())
                .anyMatch(picture -> !bank.hasBlob(picture));
    }

    private static boolean shows(Path path, LockEntry entry) throws IOException {
        Optional<String> digest = Stamp.originalOf(path).map(Picture::sha256);
        return digest.isPresent()
                && (Stamp.isStamped(path)
                        || entry.files().stream()
                                .anyMatch(file -> file.picture().sha256().equals(digest.get())));
    }

    private List<String> pruneLock(Set<String> names) throws IOException, InterruptedException {
        MachineLock.Claim claim =
                new MachineLock(places.home()).lock(LockUpdate.lockName(places.lockFile()), () -> {}, PATIENCE);
        if (!(claim instanceof MachineLock.Held held)) {
            throw new IOException("another build has locked " + places.lockFile() + "; try again when it has ended");
        }
        try (held) {
            return pruneLockAlone(names);
        }
    }

    private List<String> pruneLockAlone(Set<String> names) throws IOException {
        List<String> removed = new ArrayList<>();
        if (Inputs.read(places) instanceof Inputs.Usable usable) {
            Lock lock = usable.lock();
            for (String name : List.copyOf(lock.entries().keySet())) {
                if (!names.contains(name)) {
                    lock = lock.without(name);
                    removed.add(name);
                }
            }
            if (!removed.isEmpty()) {
                boolean unused = new ImagesLockFile(places.lockFile()).write(lock);
            }
        }
        return removed;
    }
}
