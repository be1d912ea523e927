package io.github.seedreamplugin.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** How a body is coded although nobody asked for it. */
enum Coding {
    GZIP,
    DEFLATE;

    byte[] encode(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream coding = this == GZIP ? new GZIPOutputStream(out) : new DeflaterOutputStream(out)) {
            coding.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
