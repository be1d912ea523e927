package io.github.seedreamplugin.output;

import io.github.seedreamplugin.image.PictureType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where a picture's XMP packet is, or is to go: in a JPEG an APP1 segment after APP0, in a PNG a text chunk after the
 * header. No other byte of the file is touched.
 *
 * @param type JPEG or PNG
 * @param at the first byte of the packet's segment or chunk
 * @param length of that segment or chunk; 0 where there is none yet
 * @param packet the packet that is there
 * @param refusal why the file's metadata is left as it is, in words that follow the file's name
 */
record MetadataPlace(PictureType type, long at, long length, Optional<String> packet, Optional<String> refusal) {

    private static final byte[] JPEG_HEADER = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG_HEADER = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_SEGMENT = 65_533;
    private static final int LONGEST_CHUNK = 16 << 20;
    private static final String C2PA = "has content credentials (C2PA), which any change would break";

    /** Looks at a file's structure; nothing for a file whose metadata cannot be told. */
    static Optional<MetadataPlace> find(Path file, PictureType type) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            return switch (type) {
                case JPEG -> Optional.of(inJpeg(in));
                case PNG -> Optional.of(inPng(in));
                case WEBP, AVIF -> Optional.empty();
            };
        }
    }

    private static MetadataPlace inJpeg(RandomAccessFile in) throws IOException {
        MetadataPlace place = new MetadataPlace(PictureType.JPEG, 2, 0, Optional.empty(), Optional.empty());
        in.seek(2);
        while (in.read() == 0xFF) {
            int marker = in.read();
            long start = in.getFilePointer() - 2;
            if ((marker < 0xE0
                            && marker != 0xC0
                            && marker != 0xC2
                            && marker != 0xC4
                            && marker != 0xDB
                            && marker != 0xDD)
                    || marker == 0xFF) {
                break;
            }
            int length = in.readUnsignedShort();
            if (marker == 0xE0 && place.length == 0 && place.at == start) {
                place = place.movedTo(start + 2 + length);
            } else if (marker == 0xE1 || marker == 0xEB) {
                place = place.afterSegment(marker, start, read(in, length - 2));
            }
            in.seek(start + 2 + length);
        }
        return place;
    }

    private MetadataPlace movedTo(long start) {
        return new MetadataPlace(type, start, length, packet, refusal);
    }

    private MetadataPlace afterSegment(int marker, long start, byte[] payload) {
        if (marker == 0xEB) {
            boolean jumbf = payload.length > 2 && payload[0] == 'J' && payload[1] == 'P';
            return jumbf ? refusing(C2PA) : this;
        }
        return startsWith(payload, JPEG_HEADER)
                ? with(start, payload.length + 4L, Arrays.copyOfRange(payload, JPEG_HEADER.length, payload.length))
                : this;
    }

    private static MetadataPlace inPng(RandomAccessFile in) throws IOException {
        MetadataPlace place = new MetadataPlace(PictureType.PNG, 33, 0, Optional.empty(), Optional.empty());
        long start = 8;
        while (start + 12 <= in.length()) {
            in.seek(start);
            int length = in.readInt();
            String chunk = new String(read(in, 4), StandardCharsets.ISO_8859_1);
            if (length < 0 || chunk.equals("IEND")) {
                break;
            }
            if (chunk.equals("caBX")) {
                place = place.refusing(C2PA);
            } else if (chunk.equals("iTXt") || chunk.equals("tEXt")) {
                place = place.afterText(start, read(in, Math.min(length, LONGEST_CHUNK)));
            }
            start += 12L + length;
        }
        return place;
    }

    private MetadataPlace afterText(long start, byte[] text) {
        String key = new String(text, 0, Math.min(text.length, 20), StandardCharsets.ISO_8859_1);
        if (key.startsWith("AIGC\0")) {
            return refusing("already says how it was made");
        }
        if (!key.startsWith("XML:com.adobe.xmp\0")) {
            return this;
        }
        return startsWith(text, PNG_HEADER)
                ? with(start, text.length + 12L, Arrays.copyOfRange(text, PNG_HEADER.length, text.length))
                : refusing("has XMP in a form that cannot be added to");
    }

    private MetadataPlace with(long start, long whole, byte[] text) {
        String found = new String(text, StandardCharsets.UTF_8);
        if (!Arrays.equals(found.getBytes(StandardCharsets.UTF_8), text)) {
            return refusing("has XMP in a form that cannot be added to");
        }
        MetadataPlace place = new MetadataPlace(type, start, whole, Optional.of(found), refusal);
        return !XmpPacket.isOurs(found) && XmpPacket.tellsOrigin(found)
                ? place.refusing("already says how it was made")
                : place;
    }

    private MetadataPlace refusing(String reason) {
        return new MetadataPlace(type, at, length, packet, Optional.of(refusal.orElse(reason)));
    }

    private static byte[] read(RandomAccessFile in, int count) throws IOException {
        byte[] bytes = new byte[Math.max(0, count)];
        in.readFully(bytes);
        return bytes;
    }

    private static boolean startsWith(byte[] bytes, byte[] head) {
        return bytes.length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
    }

    /** The packet as it was before this plugin added to it. */
    Optional<String> original() {
        return packet.flatMap(XmpPacket::without);
    }

    /** The bytes that hold a packet here; nothing if it is too long for them. */
    Optional<byte[]> element(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (type == PictureType.PNG) {
            byte[] chunk = joined("iTXt".getBytes(StandardCharsets.US_ASCII), PNG_HEADER, bytes);
            CRC32 checksum = new CRC32();
            checksum.update(chunk);
            out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.length - 4).array());
            out.writeBytes(chunk);
            out.writeBytes(
                    ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
            return Optional.of(out.toByteArray());
        }
        int payload = JPEG_HEADER.length + bytes.length + 2;
        if (payload > LONGEST_SEGMENT + 2) {
            return Optional.empty();
        }
        byte[] head = {(byte) 0xFF, (byte) 0xE1, (byte) (payload >> 8), (byte) payload};
        return Optional.of(joined(head, JPEG_HEADER, bytes));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
