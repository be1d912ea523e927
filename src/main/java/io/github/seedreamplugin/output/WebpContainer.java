package io.github.seedreamplugin.output;

import io.github.seedreamplugin.image.PictureType;
import java.io.IOException;

/** Walks a WebP's RIFF chunks (RFC 9649) and reads the size from whichever of the three headers it has. */
final class WebpContainer {

    private static final int LOSSY = 0x56503820;
    private static final int LOSSLESS = 0x5650384C;
    private static final int EXTENDED = 0x56503858;
    private static final int ANIMATION_FRAME = 0x414E4D46;
    private static final int START_CODE = 0x2A019D;
    private static final int FOURTEEN_BITS = 0x3FFF;

    private final PictureBytes bytes;
    private long end;
    private boolean hasData;

    private WebpContainer(PictureBytes bytes) {
        this.bytes = bytes;
    }

    static Shape walk(PictureBytes bytes) throws IOException, MalformedPictureException {
        return new WebpContainer(bytes).walk();
    }

    private Shape walk() throws IOException, MalformedPictureException {
        bytes.skip(4);
        end = 8 + bytes.u32LittleEndian();
        bytes.skip(4);
        Shape shape = passChunk();
        while (bytes.offset() < end) {
            passChunk();
        }
        if (!hasData) {
            throw new MalformedPictureException("is a WEBP without picture data");
        }
        return shape;
    }

    /** Answers with the size that the chunk tells, or with nothing (0x0), which is not a size. */
    private Shape passChunk() throws IOException, MalformedPictureException {
        int type = (int) bytes.u32();
        long length = bytes.u32LittleEndian();
        long after = bytes.offset() + length;
        if (after > end) {
            throw new MalformedPictureException("is a damaged WEBP: a wrong length at byte " + (bytes.offset() - 4));
        }
        hasData |= type == LOSSY || type == LOSSLESS || type == ANIMATION_FRAME;
        Shape shape = length < 10 ? shortChunk(type, length) : readSize(type);
        long padding = after < end ? length & 1 : 0;
        if (bytes.offset() > after) {
            throw new MalformedPictureException("is a damaged WEBP: a header too short at byte " + bytes.offset());
        }
        bytes.skip(after - bytes.offset() + padding);
        return shape;
    }

    private Shape shortChunk(int type, long length) throws IOException, MalformedPictureException {
        return type == LOSSLESS && length >= 5 ? readSize(type) : nothing();
    }

    private Shape readSize(int type) throws IOException, MalformedPictureException {
        return switch (type) {
            case LOSSY -> lossy();
            case LOSSLESS -> lossless();
            case EXTENDED -> extended();
            default -> nothing();
        };
    }

    private Shape lossy() throws IOException, MalformedPictureException {
        boolean keyFrame = (bytes.u24LittleEndian() & 1) == 0;
        boolean started = bytes.u24LittleEndian() == START_CODE;
        if (!keyFrame || !started) {
            throw new MalformedPictureException("is a damaged WEBP: no key frame before byte " + bytes.offset());
        }
        int width = bytes.u16LittleEndian() & FOURTEEN_BITS;
        int height = bytes.u16LittleEndian() & FOURTEEN_BITS;
        return new Shape(PictureType.WEBP, width, height);
    }

    private Shape lossless() throws IOException, MalformedPictureException {
        if (bytes.u8() != 0x2F) {
            throw new MalformedPictureException("is a damaged WEBP: no lossless frame at byte " + bytes.offset());
        }
        long bits = bytes.u32LittleEndian();
        return new Shape(PictureType.WEBP, (bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1);
    }

    private Shape extended() throws IOException, MalformedPictureException {
        bytes.skip(4);
        int width = bytes.u24LittleEndian() + 1;
        int height = bytes.u24LittleEndian() + 1;
        return new Shape(PictureType.WEBP, width, height);
    }

    private static Shape nothing() {
        return new Shape(PictureType.WEBP, 0, 0);
    }
}
