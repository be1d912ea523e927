package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.files.ExplainedException;
import io.github.seedreamplugin.generation.request.Progress;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.output.Inspection;
import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.output.PictureInspector;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the pictures of a purchase from the bank to where the manifest wants them. */
public final class Placement {

    private final Bank bank;
    private final OutputDirectory output;
    private final Path replaced;
    private final SmallPictures small;
    /** Every bank whose pictures may lie in the output directory: a file of none of them is foreign. */
    private final List<Bank> known;

    private final Progress progress;

    private Placement(RunContext context, SmallPictures small) {
        RunPaths places = context.request().places();
        this.bank = context.stores().bank();
        this.output = new OutputDirectory(places.outputDirectory());
        this.replaced = places.reportDirectory().resolve("replaced");
        this.small = small;
        this.known = Stream.concat(Stream.of(bank), places.otherHomes().stream().map(Bank::new))
                .toList();
        this.progress = context.progress();
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
            if (!output.holds(file.path(), file.picture())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes every picture of a purchase under its name.
     *
     * @throws IOException if the disk does not do it, or the bank's copy turns out to be damaged
     */
    public LockEntry place(ImageSpec spec, BankRecord record) throws IOException {
        LockEntry entry = entryOf(spec, record);
        for (LockedFile file : entry.files()) {
            if (!output.holds(file.path(), file.picture())) {
                keepForeign(file);
                output.write(file.path(), out -> copyOut(file, out));
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

    private void keepForeign(LockedFile file) throws IOException {
        Path target = output.resolve(file.path());
        if (!Files.exists(target) || isOurs(target)) {
            return;
        }
        Optional<Path> aside = output.setAside(file.path(), replaced);
        aside.ifPresent(path -> progress.warning(target + " was not made by this plugin; it is kept as " + path));
    }

    private boolean isOurs(Path file) throws IOException {
        return new PictureInspector().inspect(file) instanceof Inspection.Usable usable
                && known.stream().anyMatch(one -> one.hasBlob(usable.picture()));
    }
}
