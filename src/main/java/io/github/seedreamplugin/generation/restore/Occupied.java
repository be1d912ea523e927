package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.output.FileIndex;
import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.output.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Decides about a file that lies where another is to go. What is not ours is kept, and what was bought is never hidden by
 * what was only simulated.
 */
final class Occupied {

    private final Bank bank;
    private final OutputDirectory output;
    private final FileIndex index;
    private final Aside aside;
    private final Progress progress;
    private final boolean simulated;
    /** Banks of other kinds of run, whose pictures may lie in the output directory: what is in no bank is foreign. */
    private final List<Bank> otherBanks;

    Occupied(RunContext context, OutputDirectory output, FileIndex index) {
        RunPaths places = context.request().places();
        this.bank = context.stores().bank();
        this.output = output;
        this.index = index;
        this.aside = new Aside(places);
        this.progress = context.progress();
        this.simulated = context.request().service().simulated();
        this.otherBanks = places.otherHomes().stream().map(Bank::new).toList();
    }

    /** Whether a picture may be written there. A foreign file has been moved away then. */
    boolean mayWrite(String path) throws IOException {
        Path target = output.resolve(path);
        if (!Files.exists(target)) {
            return true;
        }
        Optional<Picture> picture = originalOf(target);
        return picture.filter(bank::hasBlob).isPresent() || mayReplace(path, picture);
    }

    /** Whether a variant may be written there: no bank has it, but the index or its own metadata tells whose it is. */
    boolean mayWriteVariant(String path) throws IOException {
        Path target = output.resolve(path);
        if (!Files.exists(target) || index.isUnchanged(target)) {
            return true;
        }
        return (!simulated && originalOf(target).isPresent() && Stamp.isStamped(target))
                || mayReplace(path, Optional.empty());
    }

    private boolean mayReplace(String path, Optional<Picture> picture) throws IOException {
        Path target = output.resolve(path);
        if (simulated) {
            progress.warning(
                    target + " is not a simulated picture, so it was not replaced; to see the simulated one, move it"
                            + " away or set another seedream.outputDirectory");
            return false;
        }
        if (picture.isEmpty() || otherBanks.stream().noneMatch(other -> other.hasBlob(picture.get()))) {
            Path kept = aside.keep(output, path);
            progress.warning(target + " was not written by this plugin, or was changed since; it was moved to " + kept);
        }
        return true;
    }

    private static Optional<Picture> originalOf(Path file) {
        try {
            return Stamp.originalOf(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
