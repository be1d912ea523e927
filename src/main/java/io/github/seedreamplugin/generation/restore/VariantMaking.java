package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.Bank;
import io.github.seedreamplugin.files.ExplainedException;
import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.LockedFile;
import io.github.seedreamplugin.manifest.Variant;
import io.github.seedreamplugin.manifest.VariantFormat;
import io.github.seedreamplugin.output.EncoderProgram;
import io.github.seedreamplugin.output.Encoders;
import io.github.seedreamplugin.output.FileIndex;
import io.github.seedreamplugin.output.FocusPoint;
import io.github.seedreamplugin.output.Inspection;
import io.github.seedreamplugin.output.OutputDirectory;
import io.github.seedreamplugin.output.PictureInspector;
import io.github.seedreamplugin.output.Stamp;
import io.github.seedreamplugin.output.VariantDrawing;
import io.github.seedreamplugin.output.VariantEncoding;
import io.github.seedreamplugin.output.VariantRecipe;
import io.github.seedreamplugin.report.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes the variants of published pictures. Each is drawn once a picture and recipe, kept in the bank as something
 * derived, and copied from there.
 */
final class VariantMaking {

    private static final int QUALITY = 85;

    private final Bank bank;
    private final OutputDirectory output;
    private final FileIndex index;
    private final Occupied occupied;
    private final Encoders encoders;
    private final VariantDrawing drawing = new VariantDrawing();
    private final Map<String, Picture> made = new ConcurrentHashMap<>();

    VariantMaking(RunContext context, OutputDirectory output, FileIndex index, Occupied occupied) {
        this.bank = context.stores().bank();
        this.encoders = context.request().encoders();
        this.output = output;
        this.index = index;
        this.occupied = occupied;
    }

    /** Makes those variants of a published picture that are not there, or not up to date. */
    void make(ImageSpec spec, LockedFile file, Stamp stamp) throws IOException {
        for (Variant variant : spec.variants()) {
            String path = Publication.variant(file, variant);
            VariantRecipe recipe = recipe(file, variant);
            String id = "variant:" + Sha256.of(recipe.fileName() + " " + stamp.recipe(file.picture()));
            Optional<Picture> known = index.find(output.resolve(path), id);
            if (known.isPresent()) {
                made.put(path, known.get());
            } else {
                write(path, id, stamp, drawn(file, recipe));
            }
        }
    }

    private VariantRecipe recipe(LockedFile file, Variant variant) throws IOException {
        String format = variant.format()
                .map(VariantFormat::value)
                .orElse(file.picture().type().extension());
        Optional<EncoderProgram> encoder = encoders.of(format);
        if (encoder.isEmpty() && !format.equals("jpg") && !format.equals("png")) {
            throw new ExplainedException("the variant " + Publication.variant(file, variant) + " cannot be made: Java"
                    + " writes jpg and png, not " + format
                    + ", and no program for it is named; set the variant's format"
                    + " to jpg or png");
        }
        return new VariantRecipe(
                variant.width(),
                variant.height(),
                new FocusPoint(variant.focus().x(), variant.focus().y()),
                new VariantEncoding(format, variant.quality().orElse(QUALITY), encoder));
    }

    private Path drawn(LockedFile file, VariantRecipe recipe) throws IOException {
        Path derived = bank.derived(file.picture(), recipe.fileName());
        if (!Files.exists(derived)) {
            Path original = bank.hasBlob(file.picture()) ? bank.blob(file.picture()) : output.resolve(file.path());
            drawing.make(original, recipe, derived);
        }
        return derived;
    }

    private void write(String path, String id, Stamp stamp, Path drawn) throws IOException {
        if (!(new PictureInspector().inspect(drawn) instanceof Inspection.Usable usable)) {
            Files.deleteIfExists(drawn);
            throw new ExplainedException(drawn + " was damaged and has been deleted; run the build again");
        }
        Picture plain = usable.picture();
        Path target = output.resolve(path);
        FileIndex.Moment before = index.before(target);
        if (Files.isRegularFile(target)) {
            Stamp.Reading there = stamp.read(target, plain);
            if (there.exact() && there.original().equals(plain)) {
                index.found(target, before, id, there.picture());
                made.put(path, there.picture());
                return;
            }
        }
        if (occupied.mayWriteVariant(path)) {
            AtomicReference<Picture> written = new AtomicReference<>(plain);
            output.write(path, out -> written.set(stamp.copy(drawn, plain, out).picture()));
            index.written(target, id, Objects.requireNonNull(written.get()));
            made.put(path, Objects.requireNonNull(written.get()));
        }
    }

    /** The variants of a published picture that are there. */
    List<ResultFile> made(ImageSpec spec, LockedFile file) {
        List<ResultFile> files = new ArrayList<>();
        for (Variant variant : spec.variants()) {
            String path = Publication.variant(file, variant);
            Optional.ofNullable(made.get(path)).ifPresent(picture -> files.add(new ResultFile(path, picture)));
        }
        return files;
    }
}
