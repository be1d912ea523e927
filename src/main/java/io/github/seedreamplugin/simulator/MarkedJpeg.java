package io.github.seedreamplugin.simulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A JPEG with a comment that says what it is to whoever looks at the file rather than at the picture. */
final class MarkedJpeg {

    private static final byte[] COMMENT =
            "SIMULATED: drawn by seedream-maven-plugin, made by no model and paid by nobody"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final float QUALITY = 0.85f;

    private MarkedJpeg() {}

    static byte[] encode(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return mark(out.toByteArray());
    }

    /** The comment goes after the JFIF segment, which must come first. */
    private static byte[] mark(byte[] jpeg) {
        int jfifEnd = 4 + ((jpeg[4] & 0xFF) << 8 | (jpeg[5] & 0xFF));
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + COMMENT.length + 4);
        out.write(jpeg, 0, jfifEnd);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (COMMENT.length + 2)});
        out.writeBytes(COMMENT);
        out.write(jpeg, jfifEnd, jpeg.length - jfifEnd);
        return out.toByteArray();
    }
}
