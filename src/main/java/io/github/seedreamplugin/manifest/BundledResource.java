package io.github.seedreamplugin.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Texts that come with the plugin, to be written into a project. */
final class BundledResource {

    private BundledResource() {}

    static String text(String name) {
        try (InputStream in = BundledResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the plugin's jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean write(String text, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
