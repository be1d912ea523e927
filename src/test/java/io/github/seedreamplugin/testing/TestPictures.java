package io.github.seedreamplugin.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** Small real pictures. No two JPEGs have the same bytes, as no two answers of a model have. */
public final class TestPictures {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, byte[]> DRAWN = new ConcurrentHashMap<>();

    private TestPictures() {}

    /** A new JPEG of 64x36 pixels. */
    public static byte[] jpeg() {
        return jpeg(64, 36);
    }

    /** A new JPEG of that size: the same pixels each time, and a comment that makes it the only one of its kind. */
    public static byte[] jpeg(int width, int height) {
        byte[] drawn = encoded("jpg", width, height);
        byte[] text = ("picture " + COUNT.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(drawn, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (text.length + 2)});
        out.writeBytes(text);
        out.write(drawn, 2, drawn.length - 2);
        return out.toByteArray();
    }

    /** A PNG of that size; the same bytes for the same size. */
    public static byte[] png(int width, int height) {
        return encoded("png", width, height).clone();
    }

    /** The shortest WebP of that size whose structure is whole; it shows nothing. */
    public static byte[] webp(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(18).put(ascii("WEBPVP8L")).putInt(5).put((byte) 0x2F);
        return file.putInt((width - 1) | (height - 1) << 14).array();
    }

    /** The shortest AVIF of that size whose structure is whole; it shows nothing. */
    public static byte[] avif(int width, int height) {
        byte[] extent =
                ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array();
        byte[] properties = box("iprp", box("ipco", box("ispe", extent)));
        byte[] meta = ByteBuffer.allocate(4 + properties.length)
                .putInt(0)
                .put(properties)
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(box("ftyp", ascii("avif\0\0\0\0avifmif1")));
        out.writeBytes(box("meta", meta));
        out.writeBytes(box("mdat", new byte[] {1, 2, 3}));
        return out.toByteArray();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(ascii(type))
                .put(content)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The digest as reports and locks write it. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(String format, int width, int height) {
        return DRAWN.computeIfAbsent(format + width + "x" + height, key -> draw(format, width, height));
    }

    private static byte[] draw(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int[] row = new int[width];
            Arrays.fill(row, (0x3060 + y) << 8);
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
