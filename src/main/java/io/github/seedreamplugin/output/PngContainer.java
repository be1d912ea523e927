package io.github.seedreamplugin.output;

import io.github.seedreamplugin.image.PictureType;
import java.io.IOException;
import java.util.zip.CRC32;

/** Walks a PNG's chunks to its end, checksums included (ISO/IEC 15948). */
final class PngContainer {

    private static final int SIGNATURE_LENGTH = 8;
    private static final int HEADER_LENGTH = 13;
    private static final long LONGEST_CHUNK = Integer.MAX_VALUE;
    private static final int HEADER = 0x49484452;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;

    private final PictureBytes bytes;
    private final CRC32 checksum = new CRC32();
    private boolean hasData;

    private PngContainer(PictureBytes bytes) {
        this.bytes = bytes;
    }

    static Shape walk(PictureBytes bytes) throws IOException, MalformedPictureException {
        return new PngContainer(bytes).walk();
    }

    private Shape walk() throws IOException, MalformedPictureException {
        bytes.skip(SIGNATURE_LENGTH);
        Shape shape = readHeader();
        while (!passChunk()) {
            // Chunks in between are passed for their checksums alone.
        }
        if (!hasData) {
            throw new MalformedPictureException("is a PNG without picture data");
        }
        return shape;
    }

    private Shape readHeader() throws IOException, MalformedPictureException {
        if (bytes.u32() != HEADER_LENGTH || beginChunk() != HEADER) {
            throw new MalformedPictureException("is a PNG that does not begin with its header");
        }
        long width = checkedU32();
        long height = checkedU32();
        pass(HEADER_LENGTH - 8L);
        endChunk();
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new MalformedPictureException("is a PNG of impossible dimensions");
        }
        return new Shape(PictureType.PNG, width, height);
    }

    /** Whether the chunk was the last. */
    private boolean passChunk() throws IOException, MalformedPictureException {
        long length = bytes.u32();
        if (length > LONGEST_CHUNK) {
            throw new MalformedPictureException("is a damaged PNG: a wrong length at byte " + (bytes.offset() - 4));
        }
        int type = beginChunk();
        pass(length);
        endChunk();
        hasData |= type == DATA && length > 0;
        return type == END;
    }

    private int beginChunk() throws IOException, MalformedPictureException {
        checksum.reset();
        return (int) checkedU32();
    }

    private long checkedU32() throws IOException, MalformedPictureException {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            int next = bytes.u8();
            checksum.update(next);
            value = value << 8 | next;
        }
        return value;
    }

    private void pass(long count) throws IOException, MalformedPictureException {
        for (long i = 0; i < count; i++) {
            checksum.update(bytes.u8());
        }
    }

    private void endChunk() throws IOException, MalformedPictureException {
        if (bytes.u32() != checksum.getValue()) {
            throw new MalformedPictureException("is a damaged PNG: a wrong checksum at byte " + (bytes.offset() - 4));
        }
    }
}
