package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.BankRecord;
import io.github.seedreamplugin.files.ExplainedException;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.output.FileIndex;
import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.output.Stamp;
import io.github.seedreamplugin.report.ProvenanceJson;
import io.github.seedreamplugin.report.ResultFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Writes the pictures of a purchase from the bank to where the manifest wants them. */
public final class Placement {

    /** What the index calls a picture whose metadata is not what this run would give it. */
    private static final String OTHERWISE_STAMPED = "otherwise:";

    private final Bank bank;
    private final OutputDirectory output;
    private final FileIndex index;
    private final SmallPictures small;
    private final Stamps stamps;
    private final Occupied occupied;
    private final VariantMaking variants;
    private final boolean frozen;
    private final Map<String, Picture> written = new ConcurrentHashMap<>();

    private Placement(RunContext context, SmallPictures small) {
        RunPaths places = context.request().places();
        this.bank = context.stores().bank();
        this.output = new OutputDirectory(places.outputDirectory());
        this.index = new FileIndex(
                memory(places).resolve("index.txt"),
                context.clock(),
                context.request().output().verify());
        this.small = small;
        this.stamps = new Stamps(context.request());
        this.occupied = new Occupied(context, output, index);
        this.variants = new VariantMaking(context, output, index, occupied);
        this.frozen = context.request().rules().frozen();
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

    /** Where is remembered what the files of an output directory were. */
    public static Path memory(RunPaths places) {
        return Aside.ofProject(places, "files");
    }

    /** What the lock says of an image whose purchase this is. */
    public static LockEntry entryOf(ImageSpec spec, BankRecord record) {
        List<LockedFile> files = new ArrayList<>();
        for (Picture picture : record.pictures()) {
            files.add(new LockedFile(fileName(spec, files.size() + 1, picture.type()), picture));
        }
        return LockEntry.of(record.key().hex(), record.attributes())
                .take(record.take())
                .bought(record.bought())
                .credits(record.credits())
                .files(files)
                .build();
    }

    /**
     * Where the image's picture of this number goes, relative to the output directory. The number of pictures asked for
     * decides whether it is part of the name, so that a name does not change with what the model makes.
     */
    public static String fileName(ImageSpec spec, int number, PictureType type) {
        return spec.name() + (spec.attributes().maxImages() > 1 ? "-" + number : "") + "." + type.extension();
    }

    /** Whether every picture that the image publishes is there, whatever its metadata says. */
    public boolean holds(ImageSpec spec, LockEntry entry) throws IOException {
        Stamp stamp = stamps.of(spec, entry);
        for (LockedFile file : Publication.files(spec, entry)) {
            if (held(file, stamp) == Held.NOT) {
                return false;
            }
        }
        return true;
    }

    /** A published file that is there and is not the picture that the lock names. */
    public Optional<Path> changed(ImageSpec spec, LockEntry entry) throws IOException {
        Stamp stamp = stamps.of(spec, entry);
        for (LockedFile file : Publication.files(spec, entry)) {
            Path path = output.resolve(file.path());
            if (Files.isRegularFile(path) && held(file, stamp) == Held.NOT) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private enum Held {
        EXACTLY,
        OTHERWISE_STAMPED,
        NOT
    }

    private Held held(LockedFile file, Stamp stamp) throws IOException {
        Path path = output.resolve(file.path());
        String recipe = stamp.recipe(file.picture());
        String otherwise = OTHERWISE_STAMPED + file.picture().sha256();
        Optional<Picture> exact = index.find(path, recipe);
        Optional<Picture> known = exact.or(() -> index.find(path, otherwise));
        if (known.isPresent()) {
            noteWritten(file, known.get());
            return exact.isPresent() ? Held.EXACTLY : Held.OTHERWISE_STAMPED;
        }
        FileIndex.Moment before = index.before(path);
        if (!Files.isRegularFile(path) || Files.size(path) < file.picture().bytes()) {
            return Held.NOT;
        }
        Stamp.Reading reading = stamp.read(path, file.picture());
        if (!reading.original().sha256().equals(file.picture().sha256())) {
            return Held.NOT;
        }
        index.found(path, before, reading.exact() ? recipe : otherwise, reading.picture());
        noteWritten(file, reading.picture());
        return reading.exact() ? Held.EXACTLY : Held.OTHERWISE_STAMPED;
    }

    /**
     * Writes every picture of a purchase under its name, and its variants.
     *
     * @throws IOException if the disk does not do it, or the bank's copy turns out to be damaged
     */
    public LockEntry place(ImageSpec spec, BankRecord record) throws IOException {
        LockEntry entry = entryOf(spec, record);
        place(spec, entry, true);
        return entry;
    }

    /**
     * Brings metadata and variants of pictures that are there up to date. A frozen run leaves the pictures as they are
     * and makes variants only.
     */
    public void refresh(ImageSpec spec, LockEntry entry) throws IOException {
        place(spec, entry, !frozen);
    }

    private void place(ImageSpec spec, LockEntry entry, boolean restamp) throws IOException {
        Stamp stamp = stamps.of(spec, entry);
        for (LockedFile file : Publication.files(spec, entry)) {
            Path path = output.resolve(file.path());
            Held held = held(file, stamp);
            if (held == Held.NOT || (restamp && held == Held.OTHERWISE_STAMPED)) {
                write(file, stamp, held);
            }
            small.want(file.picture(), path);
            variants.make(spec, file, stamp);
        }
    }

    /** Copies the picture in one pass, digested on the way: from the bank, or else from the file that is there. */
    private void write(LockedFile file, Stamp stamp, Held held) throws IOException {
        Path path = output.resolve(file.path());
        if (held == Held.NOT && !occupied.mayWrite(file.path())) {
            return;
        }
        Path source = held != Held.NOT && !bank.hasBlob(file.picture()) ? path : bank.blob(file.picture());
        AtomicReference<Picture> written = new AtomicReference<>(file.picture());
        output.write(file.path(), out -> written.set(copy(source, file, stamp, out)));
        index.written(path, stamp.recipe(file.picture()), Objects.requireNonNull(written.get()));
        noteWritten(file, Objects.requireNonNull(written.get()));
    }

    private Picture copy(Path source, LockedFile file, Stamp stamp, OutputStream out) throws IOException {
        if (Files.isRegularFile(source)) {
            Stamp.Reading reading = stamp.copy(source, file.picture(), out);
            if (reading.original().sha256().equals(file.picture().sha256())) {
                return reading.picture();
            }
        }
        // Has the bank set aside what it does not hold for what it is.
        boolean unused = bank.copyOut(file.picture(), OutputStream.nullOutputStream());
        throw new ExplainedException("the bank's copy of " + file.path() + " is damaged (digest "
                + file.picture().sha256() + "); run seedream:bank-verify");
    }

    private void noteWritten(LockedFile file, Picture picture) {
        written.put(file.path(), picture);
        small.same(picture, file.picture());
    }

    /** The files of an image as they were written, with their metadata and their variants. */
    public List<ResultFile> written(ImageSpec spec, LockEntry entry) {
        List<ResultFile> files = new ArrayList<>();
        for (LockedFile file : Publication.files(spec, entry)) {
            Picture picture = written.getOrDefault(file.path(), file.picture());
            files.add(new ResultFile(file.path(), picture, variants.made(spec, file)));
        }
        return files;
    }

    /** What became of the metadata of each picture of an image. */
    public List<ProvenanceJson.Row> provenance(ImageSpec spec, LockEntry entry) {
        List<ProvenanceJson.Row> rows = new ArrayList<>();
        Stamp stamp = stamps.of(spec, entry);
        for (LockedFile file : Publication.files(spec, entry)) {
            Picture picture = written.getOrDefault(file.path(), file.picture());
            rows.add(new ProvenanceJson.Row(
                    file.path(),
                    file.picture().sha256(),
                    picture.sha256(),
                    picture.equals(file.picture()) ? refusal(file, stamp) : Optional.empty()));
        }
        return rows;
    }

    /** A report is written even if a file cannot be read. */
    private Optional<String> refusal(LockedFile file, Stamp stamp) {
        try {
            return stamp.refusal(output.resolve(file.path()), file.picture());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps for later runs what this one has learnt of files, so that they need not read them again. */
    public void remember() {
        index.save();
    }
}
