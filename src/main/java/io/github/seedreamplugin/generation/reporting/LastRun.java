package io.github.seedreamplugin.generation.reporting;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.files.AtomicFile;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.restore.Placement;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.manifest.Manifest;
import io.github.seedreamplugin.output.Snapshot;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.NothingDone;
import io.github.seedreamplugin.report.ResultFile;
import io.github.seedreamplugin.report.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What a run that had nothing to do found. A later one that was asked for the same, and finds every file as that one left
 * it, would do nothing again: it need read no manifest and no lock, and writes its bill alone. It is a hint that can be
 * lost at any time, and it never leads to a call: whatever is not as it was has the run done in full.
 */
public final class LastRun {

    private static final int FORMAT = 5;
    private static final int DIGITS_OF_DIGEST = 16;

    private final RunContext context;
    private final Path file;

    public LastRun(RunContext context) {
        this.context = context;
        RunPaths places = context.request().places();
        // Several manifests can have one output directory.
        String manifest = Sha256.of(places.manifest().toString()).substring(0, DIGITS_OF_DIGEST);
        this.file = Placement.memory(places).resolve("last-run-" + manifest);
    }

    /**
     * What this run comes to, if nothing has changed since the last one.
     *
     * @param reporting what would write its reports
     */
    public Optional<Run> repeated(Reporting reporting) {
        if (AskedFor.isMoreThanToBeCurrent(context.request()) || hasPending()) {
            return Optional.empty();
        }
        try {
            return read(reporting.testReport()).map(earlier -> RunSummary.again(earlier, context));
        } catch (IOException | RuntimeException damagedOrMissing) {
            return Optional.empty();
        }
    }

    private Optional<Run> read(Path testReport) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - Long.BYTES));
        DataInputStream sum =
                new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - Long.BYTES, Long.BYTES));
        boolean same = sum.readLong() == checksum(bytes, bytes.length - Long.BYTES)
                && in.readInt() == FORMAT
                && AskedFor.digest(context.request(), in.readBoolean()).equals(in.readUTF())
                && in.readBoolean() == hasSharedBank()
                && in.readLong() == checksum(testReport)
                && Snapshot.read(in).isCurrent()
                && Snapshot.read(in).isCurrent();
        return same ? Optional.of(NothingDone.read(in)) : Optional.empty();
    }

    /**
     * Keeps what this run found, if another one would do nothing too.
     *
     * @param run what it came to
     * @param reporting what has written its reports
     * @param entries what the lock says of its images
     */
    public void keep(Run run, Reporting reporting, Manifest manifest, Collection<LockEntry> entries) {
        boolean all = context.request().selection().isAll() && NothingDone.isAllOf(run);
        if (!all || !reporting.isComplete() || hasPending()) {
            return;
        }
        try {
            Snapshot found = Snapshot.of(found(run, manifest, entries));
            if (found.isSettledAt(context.started())) {
                List<Snapshot> seen = List.of(found, Snapshot.of(reporting.besideTheBill()));
                byte[] bytes = bytes(manifest.usesProperties(), reporting.testReport(), seen, run);
                AtomicFile.writeUnforced(file, out -> out.write(bytes));
            }
        } catch (IOException e) {
            // The next run does everything anew.
            return;
        }
    }

    private byte[] bytes(boolean usesProperties, Path testReport, List<Snapshot> seen, Run run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORMAT);
        out.writeBoolean(usesProperties);
        out.writeUTF(AskedFor.digest(context.request(), usesProperties));
        out.writeBoolean(hasSharedBank());
        out.writeLong(checksum(testReport));
        for (Snapshot files : seen) {
            files.write(out);
        }
        NothingDone.write(run, out);
        byte[] sofar = bytes.toByteArray();
        out.writeLong(checksum(sofar, sofar.length));
        return bytes.toByteArray();
    }

    private static long checksum(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return checksum(bytes, bytes.length);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    private boolean hasSharedBank() {
        return context.stores().sharedBank().isPresent();
    }

    private boolean hasPending() {
        return context.stores().sharedBank().filter(SharedBank::hasPending).isPresent();
    }

    /** What a run looks at that has nothing to do, and what would give it something to do. */
    private List<Path> found(Run run, Manifest manifest, Collection<LockEntry> entries) {
        RunPaths places = context.request().places();
        List<Path> found = new ArrayList<>();
        found.add(manifest.file());
        found.addAll(manifest.sources());
        found.add(places.lockFile());
        found.add(places.outputDirectory());
        for (ImageResult image : run.images()) {
            for (ResultFile picture : image.files()) {
                add(picture, found);
            }
        }
        Bank bank = context.stores().bank();
        found.addAll(bank.whereaboutsOfPurchases());
        found.add(context.incoming());
        for (LockEntry entry : entries) {
            for (LockedFile picture : entry.files()) {
                found.add(bank.blob(picture.picture()));
            }
        }
        return found;
    }

    private void add(ResultFile picture, List<Path> found) {
        Path path = context.request().places().outputDirectory().resolve(picture.path());
        found.add(path.getParent());
        found.add(path);
        picture.variants().forEach(variant -> add(variant, found));
    }
}
