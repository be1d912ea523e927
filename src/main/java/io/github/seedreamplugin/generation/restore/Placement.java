package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
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
    private final Path incoming;
    /** Every bank whose pictures may lie in the output directory: a file of none of them is foreign. */
    private final List<Bank> known;

    private final Progress progress;

    private Placement(RunContext context) {
        RunPaths places = context.request().places();
        this.bank = context.stores().bank();
        this.output = new OutputDirectory(places.outputDirectory());
        this.replaced = places.reportDirectory().resolve("replaced");
        this.incoming = context.incoming();
        this.known = Stream.concat(Stream.of(bank), places.otherHomes().stream().map(Bank::new))
                .toList();
        this.progress = context.progress();
    }

    /** Ready to write into the output directory of a run, cleared of what killed runs left there. */
    public static Placement in(RunContext context) {
        Placement placement = new Placement(context);
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
                place(file);
            }
        }
        return entry;
    }

    private void place(LockedFile file) throws IOException {
        Files.createDirectories(incoming);
        Path whole = Files.createTempFile(incoming, "restore-", ".part");
        try {
            if (!bank.copyOut(file.picture(), whole)) {
                throw new IOException("the bank's copy of " + file.path() + " is damaged (digest "
                        + file.picture().sha256() + "); run seedream:bank-verify");
            }
            keepForeign(file);
            output.place(whole, file.path());
        } finally {
            Files.deleteIfExists(whole);
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
