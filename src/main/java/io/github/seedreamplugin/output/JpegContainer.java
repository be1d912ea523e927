package io.github.seedreamplugin.output;

import io.github.seedreamplugin.image.PictureType;
import java.io.IOException;

/** Walks a JPEG's segments and scans to its end marker (ITU-T T.81, annex B). */
final class JpegContainer {

    private static final int FIRST_FRAME = 0xC0;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int EXTENSION = 0xC8;
    private static final int ARITHMETIC_CONDITIONING = 0xCC;
    private static final int LAST_FRAME = 0xCF;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int TEMPORARY = 0x01;

    // A progressive picture has about ten; each costs a decoder a pass over every pixel.
    private static final int MOST_SCANS = 100;

    // Decoders skip bytes that belong to nothing before a marker; so many of them are damage.
    private static final int MOST_STRAY_BYTES = 4096;

    private final PictureBytes bytes;
    private int width;
    private int height;
    private int scans;

    private JpegContainer(PictureBytes bytes) {
        this.bytes = bytes;
    }

    static Shape walk(PictureBytes bytes) throws IOException, MalformedPictureException {
        return new JpegContainer(bytes).walk();
    }

    private Shape walk() throws IOException, MalformedPictureException {
        bytes.skip(2);
        int marker = nextMarker();
        while (marker != END) {
            marker = pass(marker);
        }
        if (scans == 0) {
            throw new MalformedPictureException("is a JPEG without picture data");
        }
        return new Shape(PictureType.JPEG, width, height);
    }

    /** Goes over one segment and answers with the marker that follows it. */
    private int pass(int marker) throws IOException, MalformedPictureException {
        if (marker == SCAN) {
            return passScan();
        }
        if (marker == START || marker == 0) {
            throw new MalformedPictureException("is a damaged JPEG: a wrong marker at byte " + (bytes.offset() - 2));
        }
        if (isFrame(marker)) {
            readFrame();
        } else if (marker != TEMPORARY && !isRestart(marker)) {
            bytes.skip(payloadLength());
        }
        return nextMarker();
    }

    private void readFrame() throws IOException, MalformedPictureException {
        int length = payloadLength();
        if (length < 6 || width > 0) {
            throw new MalformedPictureException("is a damaged JPEG: a wrong frame at byte " + bytes.offset());
        }
        bytes.skip(1);
        height = bytes.u16();
        width = bytes.u16();
        bytes.skip(length - 5L);
    }

    /** Within a scan, 0xFF is data when 0 follows and a resynchronisation when a restart marker does. */
    private int passScan() throws IOException, MalformedPictureException {
        if (width == 0 || ++scans > MOST_SCANS) {
            throw new MalformedPictureException(
                    width == 0
                            ? "is a JPEG without dimensions"
                            : "is a JPEG of more than " + MOST_SCANS + " scans, too many to be opened");
        }
        bytes.skip(payloadLength());
        while (true) {
            if (bytes.u8() != 0xFF) {
                continue;
            }
            int following = afterFill();
            if (following != 0 && !isRestart(following)) {
                return following;
            }
        }
    }

    private int payloadLength() throws IOException, MalformedPictureException {
        int length = bytes.u16();
        if (length < 2) {
            throw new MalformedPictureException("is a damaged JPEG: a wrong length at byte " + (bytes.offset() - 2));
        }
        return length - 2;
    }

    private int nextMarker() throws IOException, MalformedPictureException {
        long from = bytes.offset();
        while (bytes.offset() - from <= MOST_STRAY_BYTES) {
            int marker = bytes.u8() == 0xFF ? afterFill() : 0;
            if (marker != 0) {
                return marker;
            }
        }
        throw new MalformedPictureException("is a damaged JPEG: no marker at byte " + from);
    }

    private int afterFill() throws IOException, MalformedPictureException {
        int value = bytes.u8();
        while (value == 0xFF) {
            value = bytes.u8();
        }
        return value;
    }

    private static boolean isRestart(int marker) {
        return marker >= FIRST_RESTART && marker <= LAST_RESTART;
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != EXTENSION
                && marker != ARITHMETIC_CONDITIONING;
    }
}
