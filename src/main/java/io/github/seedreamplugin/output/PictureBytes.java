package io.github.seedreamplugin.output;

import io.github.seedreamplugin.files.FileFailure;
import io.github.seedreamplugin.files.Sha256;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file read once from front to back in constant memory: counted and digested while its structure is walked. Reads by
 * java.io, whose streams an interrupt does not close: a build that is stopped still looks at what has arrived.
 */
final class PictureBytes implements AutoCloseable {

    private final InputStream in;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[1 << 16];
    private long bufferStart;
    private int position;
    private int limit;

    private PictureBytes(InputStream in, MessageDigest digest) {
        this.in = in;
        this.digest = digest;
    }

    /** Opens a regular file; a pipe or a device could keep a reader waiting forever. */
    static PictureBytes open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("cannot read " + file + ": "
                    + (Files.exists(file) ? "it is not a regular file" : "it does not exist"));
        }
        try {
            return new PictureBytes(new FileInputStream(file.toFile()), Sha256.digest());
        } catch (IOException e) {
            throw FileFailure.explain("cannot read", file, e);
        }
    }

    /** Bytes handed out or skipped so far. */
    long offset() {
        return bufferStart + position;
    }

    /** The first bytes, at most {@code count}, before anything was read. */
    byte[] peek(int count) throws IOException {
        while (limit < count) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                break;
            }
            digest.update(buffer, limit, read);
            limit += read;
        }
        return Arrays.copyOf(buffer, Math.min(limit, count));
    }

    int u8() throws IOException, MalformedPictureException {
        if (position == limit && !fill()) {
            throw new MalformedPictureException("is truncated: ends after " + offset() + " bytes");
        }
        return buffer[position++] & 0xFF;
    }

    int u16() throws IOException, MalformedPictureException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException, MalformedPictureException {
        return (long) u16() << 16 | u16();
    }

    int u16LittleEndian() throws IOException, MalformedPictureException {
        return u8() | u8() << 8;
    }

    int u24LittleEndian() throws IOException, MalformedPictureException {
        return u16LittleEndian() | u8() << 16;
    }

    long u32LittleEndian() throws IOException, MalformedPictureException {
        return u16LittleEndian() | (long) u16LittleEndian() << 16;
    }

    void skip(long count) throws IOException, MalformedPictureException {
        long left = count;
        while (left > 0) {
            u8();
            int step = (int) Math.min(left - 1, limit - position);
            position += step;
            left -= step + 1;
        }
    }

    /** Reads to the end, so that the digest is of the whole file. */
    void drain() throws IOException {
        do {
            position = limit;
        } while (fill());
    }

    /** Of everything read so far, in lower-case hexadecimal; may be asked for once, after {@link #drain()}. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer);
        if (read < 0) {
            return false;
        }
        bufferStart += limit;
        position = 0;
        limit = read;
        digest.update(buffer, 0, read);
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
