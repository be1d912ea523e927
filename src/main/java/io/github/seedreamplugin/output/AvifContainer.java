package io.github.seedreamplugin.output;

import io.github.seedreamplugin.image.PictureType;
import java.io.IOException;

/** Walks an AVIF's boxes (ISO/IEC 14496-12 and 23008-12) and reads the size of its largest item, which is the picture. */
final class AvifContainer {

    private static final int META = 0x6D657461;
    private static final int ITEM_PROPERTIES = 0x69707270;
    private static final int PROPERTY_CONTAINER = 0x6970636F;
    private static final int SPATIAL_EXTENT = 0x69737065;
    private static final int MEDIA_DATA = 0x6D646174;
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;

    private final PictureBytes bytes;
    private long width;
    private long height;
    private boolean hasData;

    private AvifContainer(PictureBytes bytes) {
        this.bytes = bytes;
    }

    /** @param end where the file ends */
    static Shape walk(PictureBytes bytes, long end) throws IOException, MalformedPictureException {
        AvifContainer container = new AvifContainer(bytes);
        container.passBoxes(end);
        if (!container.hasData) {
            throw new MalformedPictureException("is an AVIF without picture data");
        }
        return new Shape(PictureType.AVIF, container.width, container.height);
    }

    private void passBoxes(long end) throws IOException, MalformedPictureException {
        while (bytes.offset() < end) {
            passBox(end);
        }
    }

    private void passBox(long end) throws IOException, MalformedPictureException {
        long start = bytes.offset();
        long length = bytes.u32();
        int type = (int) bytes.u32();
        long header = HEADER;
        if (length == 1) {
            length = bytes.u32() << 32 | bytes.u32();
            header = LONG_HEADER;
        } else if (length == 0) {
            // It goes on to the end.
            length = end - start;
        }
        if (length < header || length > end - start) {
            throw new MalformedPictureException("is a damaged AVIF: a wrong length at byte " + start);
        }
        long after = start + length;
        switch (type) {
            case META -> {
                bytes.skip(4);
                passBoxes(after);
            }
            case ITEM_PROPERTIES, PROPERTY_CONTAINER -> passBoxes(after);
            case SPATIAL_EXTENT -> readSize();
            case MEDIA_DATA -> hasData = true;
            default -> {}
        }
        if (bytes.offset() > after) {
            throw new MalformedPictureException("is a damaged AVIF: a box too short at byte " + start);
        }
        bytes.skip(after - bytes.offset());
    }

    /** An alpha plane has a size of its own, which is the same; a small copy inside is smaller. */
    private void readSize() throws IOException, MalformedPictureException {
        bytes.skip(4);
        long itsWidth = bytes.u32();
        long itsHeight = bytes.u32();
        if (itsWidth * itsHeight > width * height) {
            width = itsWidth;
            height = itsHeight;
        }
    }
}
