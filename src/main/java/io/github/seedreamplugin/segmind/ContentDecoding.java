package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Undoes the encoding of a body. None is asked for, but some gateways compress anyway, and not all of them say so: gzip is
 * recognised by its first bytes, which no picture and no JSON begins with.
 */
final class ContentDecoding {

    private static final int GZIP = 0x1f8b;
    private static final int ZLIB_METHOD = 0x78;
    private static final int ZLIB_CHECK = 31;

    private ContentDecoding() {}

    static InputStream decoded(InputStream in, String encoding) throws IOException {
        PushbackInputStream body = new PushbackInputStream(in, 2);
        byte[] start = body.readNBytes(2);
        body.unread(start);
        if (start.length < 2) {
            return body;
        }
        int first = ((start[0] & 0xff) << Byte.SIZE) | (start[1] & 0xff);
        if (first == GZIP) {
            return new GZIPInputStream(body, 8192);
        }
        if (!encoding.toLowerCase(Locale.ROOT).contains("deflate")) {
            return body;
        }
        if (start[0] == ZLIB_METHOD && first % ZLIB_CHECK == 0) {
            return new InflaterInputStream(body);
        }
        // Some servers leave the head of zlib out; others say deflate and compress nothing.
        boolean plain = start[0] == '{' || start[0] == '[' || start[0] == '<' || start[0] == (byte) 0xff;
        return plain ? body : new InflaterInputStream(body, new Inflater(true));
    }
}
