package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.files.Directories;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A new file that a body streams into; nothing of it is held in memory but a buffer. */
final class BodyFile implements AutoCloseable {

    /** The largest picture that is taken: a 3K one is about 5 MB as JPEG, and 40 MB uncompressed. */
    static final long LARGEST_PICTURE = 64L << 20;

    /** The largest JSON answer that is taken: 15 usual pictures in base64, many times over. */
    static final long LARGEST_JSON = 512L << 20;

    private static final int BUFFER = 64 * 1024;

    private final Path path;
    // Not a FileChannel: an interrupt would close that one in the middle of a paid picture.
    private final FileOutputStream out;
    private byte[] head = new byte[0];
    private long bytes;
    private boolean oversized;

    private BodyFile(Path path, FileOutputStream out) {
        this.path = path;
        this.out = out;
    }

    /** A new file of this name, in a directory that is created if it is missing. */
    static BodyFile create(Path path) throws LocalFileException {
        try {
            Directories.create(Directories.of(path));
            return new BodyFile(
                    path, new FileOutputStream(Files.createFile(path).toFile()));
        } catch (IOException e) {
            throw new LocalFileException(Directories.of(path), e);
        }
    }

    /**
     * Takes all of the stream, or as much as its kind may be large, and forces it to disk, whether the stream ends well
     * or not.
     */
    void receive(InputStream in) throws IOException {
        try {
            receiveHead(in);
            long most = kind().isText() ? LARGEST_JSON : LARGEST_PICTURE;
            byte[] buffer = new byte[BUFFER];
            int read = head.length < BodyKind.LENGTH ? -1 : in.read(buffer);
            while (read >= 0 && bytes + read <= most) {
                write(buffer, read);
                read = in.read(buffer);
            }
            oversized = read >= 0;
        } finally {
            finish();
        }
    }

    /** Not readNBytes, which would lose what came before a break. */
    private void receiveHead(InputStream in) throws IOException {
        byte[] first = new byte[BodyKind.LENGTH];
        int length = 0;
        try {
            int read = in.read(first, 0, first.length);
            while (read > 0) {
                length += read;
                read = in.read(first, length, first.length - length);
            }
        } finally {
            head = Arrays.copyOf(first, length);
            write(head, length);
        }
    }

    private void write(byte[] buffer, int length) throws IOException {
        try {
            out.write(buffer, 0, length);
            bytes += length;
        } catch (IOException e) {
            throw new LocalFileException(path, e);
        }
    }

    private void finish() throws IOException {
        try {
            out.getFD().sync();
            out.close();
        } catch (IOException e) {
            throw new LocalFileException(path, e);
        }
    }

    Path path() {
        return path;
    }

    BodyKind kind() {
        return BodyKind.of(head);
    }

    /** The first bytes, at most {@link BodyKind#LENGTH}. */
    byte[] head() {
        return Arrays.copyOf(head, head.length);
    }

    boolean oversized() {
        return oversized;
    }

    /** How much arrived. */
    long bytes() {
        return bytes;
    }

    /** The kind and size of what arrived, for people. */
    String description() {
        return kind().description(bytes, oversized);
    }

    /** Throws the file away; one that cannot be deleted lies in a directory of temporary files and does no harm. */
    void delete() {
        close();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // See above.
        }
    }

    /** Gives the file back to the system. What was received has been forced to disk by then, so nothing can be lost. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            // See above.
        }
    }

    /** This machine's disk failed, not the far side. */
    static final class LocalFileException extends IOException {

        private static final long serialVersionUID = 1L;

        LocalFileException(Path path, IOException cause) {
            super("cannot write to " + path + ": " + cause, cause);
        }
    }
}
