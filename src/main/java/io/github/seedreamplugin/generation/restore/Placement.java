package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.files.ExplainedException;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.output.FileIndex;
import io.github.seedreamplugin.output.Inspection;
import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.output.PictureInspector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the pictures of a purchase from the bank to where the manifest wants them. */
public final class Placement {

    private static final int DIGITS_OF_DIGEST = 16;

    private final Bank bank;
    private final OutputDirectory output;
    private final FileIndex index;
    private final Aside aside;
    private final SmallPictures small;
    private final Progress progress;
    private final boolean simulated;
    /** Banks of other kinds of run, whose pictures may lie in the output directory: what is in no bank is foreign. */
    private final List<Bank> otherBanks;

    private Placement(RunContext context, SmallPictures small) {
        RunPaths places = context.request().places();
        this.bank = context.stores().bank();
        this.output = new OutputDirectory(places.outputDirectory());
        this.index = new FileIndex(
                indexFile(places, output.root()),
                context.clock(),
                context.request().output().verify());
        this.aside = new Aside(places);
        this.small = small;
        this.progress = context.progress();
        this.simulated = context.request().service().simulated();
        this.otherBanks = places.otherHomes().stream().map(Bank::new).toList();
    }

    private static Path indexFile(RunPaths places, Path outputDirectory) {
        String digest = Sha256.of(outputDirectory.toString());
        return places.home().resolve("files").resolve(digest.substring(0, DIGITS_OF_DIGEST) + ".txt");
    }

    /** Ready to look at the output directory of a run, and to write into it. */
    public static Placement in(RunContext context) {
        return in(context, new SmallPictures(context.stores().bank()));
    }

    /**
     * Ready to write into the output directory of a run, cleared of what killed runs left there.
     *
     * @param small makes the small copies of what is written
     */
    public static Placement in(RunContext context, SmallPictures small) {
        Placement placement = new Placement(context, small);
        int unused = placement.output.removeLeftovers();
        return placement;
    }

    /** What the lock says of an image whose purchase this is. */
    public static LockEntry entryOf(ImageSpec spec, BankRecord record) {
        List<LockedFile> files = new ArrayList<>();
        for (Picture picture : record.pictures()) {
            files.add(new LockedFile(fileName(spec, files.size() + 1, picture.type()), picture));
        }
        return new LockEntry(
                record.key().hex(), record.attributes(), record.take(), record.bought(), record.credits(), files);
    }

    /**
     * Where the image's picture of this number goes, relative to the output directory. The number of pictures asked for
     * decides whether it is part of the name, so that a name does not change with what the model makes.
     */
    public static String fileName(ImageSpec spec, int number, PictureType type) {
        return spec.name() + (spec.attributes().maxImages() > 1 ? "-" + number : "") + "." + type.extension();
    }

    /** Whether every file of this entry is there and is what the entry says. */
    public boolean holds(LockEntry entry) throws IOException {
        for (LockedFile file : entry.files()) {
            if (!holds(file)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(LockedFile file) throws IOException {
        Path path = output.resolve(file.path());
        String recipe = file.picture().sha256();
        if (index.find(path, recipe).isPresent()) {
            return true;
        }
        FileIndex.Moment before = index.before(path);
        boolean holds = output.holds(file.path(), file.picture());
        if (holds) {
            index.found(path, before, recipe, file.picture());
        }
        return holds;
    }

    /**
     * Writes the pictures of many purchases at once. What goes wrong here goes wrong again, and is told, when the image
     * has its turn.
     */
    public void placeAhead(Map<ImageSpec, BankRecord> purchases) {
        purchases.entrySet().parallelStream().forEach(purchase -> {
            try {
                LockEntry unused = place(purchase.getKey(), purchase.getValue());
            } catch (IOException e) {
                return;
            }
        });
    }

    /**
     * Writes every picture of a purchase under its name.
     *
     * @throws IOException if the disk does not do it, or the bank's copy turns out to be damaged
     */
    public LockEntry place(ImageSpec spec, BankRecord record) throws IOException {
        LockEntry entry = entryOf(spec, record);
        for (LockedFile file : entry.files()) {
            if (!holds(file) && mayWrite(file)) {
                output.write(file.path(), out -> copyOut(file, out));
                index.written(output.resolve(file.path()), file.picture().sha256(), file.picture());
            }
            small.want(file.picture(), output.resolve(file.path()));
        }
        return entry;
    }

    private void copyOut(LockedFile file, OutputStream out) throws IOException {
        if (!bank.copyOut(file.picture(), out)) {
            throw new ExplainedException("the bank's copy of " + file.path() + " is damaged (digest "
                    + file.picture().sha256() + "); run seedream:bank-verify");
        }
    }

    /** What is not ours is kept, and what was bought is never hidden by what was only simulated. */
    private boolean mayWrite(LockedFile file) throws IOException {
        Path target = output.resolve(file.path());
        if (!Files.exists(target) || isIn(bank, target)) {
            return true;
        }
        if (simulated) {
            progress.warning(
                    target + " is no simulated picture and was left as it is; to see the simulated one, move it"
                            + " away or set another seedream.outputDirectory");
            return false;
        }
        if (otherBanks.stream().noneMatch(other -> isIn(other, target))) {
            Path kept = aside.keep(output, file.path());
            progress.warning(target + " was not made by this plugin, or was changed since; it is kept as " + kept);
        }
        return true;
    }

    private static boolean isIn(Bank bank, Path file) {
        try {
            return new PictureInspector().inspect(file) instanceof Inspection.Usable usable
                    && bank.hasBlob(usable.picture());
        } catch (IOException e) {
            return false;
        }
    }

    /** Keeps for later runs what this one has learnt of files, so that they need not read them again. */
    public void remember() {
        index.save();
    }
}
