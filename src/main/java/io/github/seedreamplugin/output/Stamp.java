package io.github.seedreamplugin.output;

import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.image.Picture;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The metadata that a picture gets on its way from the bank to its place. It is one run of bytes that can be taken out
 * again, so a stamped file still proves which picture it is: without it, its digest is that of the bank and of the lock.
 */
public final class Stamp {

    /** No metadata: the file is the bank's, byte for byte. */
    public static final Stamp NONE = new Stamp(Optional.empty());

    private final Optional<Provenance> facts;

    private Stamp(Optional<Provenance> facts) {
        this.facts = facts;
    }

    public static Stamp of(Provenance facts) {
        return new Stamp(Optional.of(facts));
    }

    /** What a file is that was made of this picture with this stamp, in one word. */
    public String recipe(Picture picture) {
        return facts.map(provenance -> Sha256.of(picture.sha256() + XmpPacket.of(provenance)))
                .orElse(picture.sha256());
    }

    /**
     * What a file turned out to be.
     *
     * @param picture its bytes
     * @param original its bytes without a stamp
     * @param exact whether its stamp is the one that was looked for
     */
    public record Reading(Picture picture, Picture original, boolean exact) {}

    /** Reads a whole file that may be this picture, stamped or not. */
    public Reading read(Path file, Picture picture) throws IOException {
        Parts parts = parts(file, picture);
        MessageDigest bytes = Sha256.digest();
        MessageDigest original = Sha256.digest();
        try (InputStream in = new FileInputStream(file.toFile())) {
            pass(in, parts.at, bytes, original);
            byte[] element = in.readNBytes((int) parts.length);
            bytes.update(element);
            original.update(parts.before);
            long rest = pass(in, Long.MAX_VALUE, bytes, original);
            long around = parts.at + rest;
            return new Reading(
                    like(picture, bytes, around + element.length),
                    like(picture, original, around + parts.before.length),
                    Arrays.equals(element, parts.after));
        }
    }

    private static long pass(InputStream in, long most, MessageDigest... digests) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long passed = 0;
        while (passed < most) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, most - passed));
            if (read < 0) {
                break;
            }
            for (MessageDigest digest : digests) {
                digest.update(buffer, 0, read);
            }
            passed += read;
        }
        return passed;
    }

    /**
     * Copies a picture, stamped or not, and gives the copy this stamp.
     *
     * @return what was written; its original digest says whether the source was this picture at all
     */
    public Reading copy(Path source, Picture picture, OutputStream out) throws IOException {
        Parts parts = parts(source, picture);
        MessageDigest original = Sha256.digest();
        Counted counted = new Counted(out);
        try (InputStream in = new FileInputStream(source.toFile())) {
            copy(in, parts.at, counted, original);
            in.skipNBytes(parts.length);
            original.update(parts.before);
            new ByteArrayInputStream(parts.after).transferTo(counted);
            copy(in, Long.MAX_VALUE, counted, original);
        }
        return new Reading(
                like(picture, counted.digest, counted.count),
                like(picture, original, counted.count - parts.after.length + parts.before.length),
                true);
    }

    private static void copy(InputStream in, long most, OutputStream out, MessageDigest original) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long passed = 0;
        while (passed < most) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, most - passed));
            if (read < 0) {
                return;
            }
            original.update(buffer, 0, read);
            out.write(buffer, 0, read);
            passed += read;
        }
    }

    private static Picture like(Picture picture, MessageDigest digest, long bytes) {
        return new Picture(
                HexFormat.of().formatHex(digest.digest()),
                Math.max(1, bytes),
                picture.type(),
                picture.width(),
                picture.height());
    }

    /** The picture that a file holds, without its stamp; nothing if it holds none. */
    public static Optional<Picture> originalOf(Path file) throws IOException {
        return new PictureInspector().inspect(file) instanceof Inspection.Usable usable
                ? Optional.of(NONE.read(file, usable.picture()).original())
                : Optional.empty();
    }

    /** Whether this plugin has written metadata into a file. */
    public static boolean isStamped(Path file) throws IOException {
        return new PictureInspector().inspect(file) instanceof Inspection.Usable usable
                && MetadataPlace.find(file, usable.picture().type())
                        .flatMap(MetadataPlace::packet)
                        .filter(XmpPacket::isOurs)
                        .isPresent();
    }

    /**
     * Why a picture's metadata is left as it is, if it is.
     *
     * @return words that follow the file's name
     */
    public Optional<String> refusal(Path file, Picture picture) throws IOException {
        return facts.isEmpty()
                ? Optional.empty()
                : MetadataPlace.find(file, picture.type()).flatMap(MetadataPlace::refusal);
    }

    /**
     * Where the packet is in a file, and what is to be there.
     *
     * @param at its place
     * @param length of what is there now
     * @param before what was there in the original
     * @param after what this stamp puts there
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Parts(long at, long length, byte[] before, byte[] after) {}

    private Parts parts(Path file, Picture picture) throws IOException {
        Optional<MetadataPlace> found;
        try {
            found = MetadataPlace.find(file, picture.type());
        } catch (IOException e) {
            // A file too short for its own structure is not a picture of ours, and is read for its digest alone.
            found = Optional.empty();
        }
        if (found.isEmpty()) {
            return new Parts(0, 0, new byte[0], new byte[0]);
        }
        MetadataPlace place = found.get();
        byte[] before = place.original().flatMap(place::element).orElse(new byte[0]);
        byte[] after = place.refusal().isPresent() || facts.isEmpty() ? before : wanted(place, facts.get(), before);
        return new Parts(place.at(), place.length(), before, after);
    }

    private static byte[] wanted(MetadataPlace place, Provenance facts, byte[] before) {
        return packet(place, facts)
                .flatMap(place::element)
                .or(() -> packet(place, facts.withoutPrompt()).flatMap(place::element))
                .orElse(before);
    }

    private static Optional<String> packet(MetadataPlace place, Provenance facts) {
        Optional<String> original = place.original();
        return original.isPresent() ? XmpPacket.merged(original.get(), facts) : Optional.of(XmpPacket.of(facts));
    }

    /** Counts and digests what goes by. */
    private static final class Counted extends OutputStream {

        private final OutputStream out;
        private final MessageDigest digest = Sha256.digest();
        private long count;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            count += length;
        }
    }
}
