package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.image.PictureType;
import io.github.seedreamplugin.image.Size;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run that had nothing to do, in bytes that are read back within milliseconds: JSON takes several times as long in a
 * fresh JVM. What differs from build to build is left out: its time, and the build that it belongs to.
 */
public final class NothingDone {

    private NothingDone() {}

    /** Whether all that there is to say of a run is what its images are. */
    public static boolean isAllOf(Run run) {
        return run.status() == Status.NOTHING_TO_DO
                && run.findings().isEmpty()
                && run.bill().equals(bill(run.bill().avoided()))
                && run.images().stream().allMatch(NothingDone::isCurrent);
    }

    private static boolean isCurrent(ImageResult image) {
        return image.state() == State.CURRENT
                && image.cost().isFree()
                && image.attempts() == 0
                && image.calls().isEmpty()
                && image.problem().isEmpty()
                && image.before().isEmpty();
    }

    private static Bill bill(BigDecimal avoided) {
        return Bill.builder().avoided(avoided).build();
    }

    /** Writes such a run. */
    public static void write(Run run, DataOutput out) throws IOException {
        text(out, run.manifest());
        text(out, run.manifestDigest());
        out.writeBoolean(run.simulated());
        out.writeInt(run.shard().map(Shard::index).orElse(0));
        out.writeInt(run.shard().map(Shard::count).orElse(0));
        text(out, run.bill().avoided().toString());
        out.writeInt(run.notes().size());
        for (String note : run.notes()) {
            text(out, note);
        }
        out.writeInt(run.images().size());
        for (ImageResult image : run.images()) {
            write(image, out);
        }
    }

    private static void write(ImageResult image, DataOutput out) throws IOException {
        text(out, image.name());
        ImageAttributes attributes = image.attributes();
        text(out, attributes.prompt());
        text(out, attributes.aspectRatio().value());
        text(out, attributes.size().value());
        out.writeByte(attributes.maxImages());
        text(out, attributes.optimizePrompt().value());
        out.writeBoolean(attributes.watermark());
        out.writeInt(image.take());
        out.writeInt(image.line());
        out.writeInt(image.column());
        out.writeInt(image.received());
        instant(out, image.bought());
        text(out, image.alt());
        text(out, image.caption());
        out.writeInt(image.pick().size());
        for (int number : image.pick()) {
            out.writeInt(number);
        }
        out.writeInt(image.unpicked().size());
        for (UnpickedPicture unpicked : image.unpicked()) {
            out.writeInt(unpicked.number());
            write(unpicked.picture(), out);
        }
        write(image.files(), out);
    }

    private static void write(List<ResultFile> files, DataOutput out) throws IOException {
        out.writeInt(files.size());
        for (ResultFile file : files) {
            text(out, file.path());
            write(file.picture(), out);
            write(file.variants(), out);
        }
    }

    private static void write(Picture picture, DataOutput out) throws IOException {
        text(out, picture.sha256());
        out.writeLong(picture.bytes());
        text(out, picture.type().mediaType());
        out.writeInt(picture.width());
        out.writeInt(picture.height());
    }

    /**
     * Reads one.
     *
     * @throws IOException if there is less than a whole one
     */
    public static Run read(DataInput in) throws IOException {
        Run.Builder run = Run.of(Status.NOTHING_TO_DO, text(in), text(in)).simulated(in.readBoolean());
        int index = in.readInt();
        int count = in.readInt();
        run.shard(count == 0 ? Optional.empty() : Optional.of(new Shard(index, count)));
        run.bill(bill(new BigDecimal(text(in))));
        List<String> notes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            notes.add(text(in));
        }
        List<ImageResult> images = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            images.add(image(in));
        }
        return run.notes(notes).images(images).build();
    }

    private static ImageResult image(DataInput in) throws IOException {
        String name = text(in);
        ImageAttributes attributes = ImageAttributes.of(text(in))
                .aspectRatio(AspectRatio.of(text(in)).orElseThrow())
                .size(Size.of(text(in)).orElseThrow())
                .maxImages(in.readByte())
                .optimizePrompt(OptimizePrompt.of(text(in)).orElseThrow())
                .watermark(in.readBoolean())
                .build();
        ImageResult.Builder image = ImageResult.of(name, State.CURRENT, attributes)
                .take(in.readInt())
                .at(in.readInt(), in.readInt())
                .received(in.readInt())
                .bought(instant(in))
                .alt(optional(in))
                .caption(optional(in));
        List<Integer> pick = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            pick.add(in.readInt());
        }
        List<UnpickedPicture> unpicked = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            unpicked.add(new UnpickedPicture(in.readInt(), picture(in)));
        }
        return image.pick(pick).unpicked(unpicked).files(files(in)).build();
    }

    private static List<ResultFile> files(DataInput in) throws IOException {
        List<ResultFile> files = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            files.add(new ResultFile(text(in), picture(in), files(in)));
        }
        return files;
    }

    private static Picture picture(DataInput in) throws IOException {
        String digest = text(in);
        long bytes = in.readLong();
        PictureType type = PictureType.ofMediaType(text(in)).orElseThrow();
        return new Picture(digest, bytes, type, in.readInt(), in.readInt());
    }

    /** As numbers: to read text takes longer than all else of an image. */
    private static void instant(DataOutput out, Optional<Instant> instant) throws IOException {
        out.writeBoolean(instant.isPresent());
        if (instant.isPresent()) {
            Instant moment = instant.get();
            out.writeLong(moment.getEpochSecond());
            out.writeInt(moment.getNano());
        }
    }

    private static Optional<Instant> instant(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(Instant.ofEpochSecond(in.readLong(), in.readInt())) : Optional.empty();
    }

    private static void text(DataOutput out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            text(out, text.get());
        }
    }

    private static Optional<String> optional(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(text(in)) : Optional.empty();
    }

    /** Not writeUTF, which ends at 64 KiB. */
    private static void text(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
