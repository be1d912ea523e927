package io.github.seedreamplugin.report;

import java.net.URI;
import java.net.URISyntaxException;

/** How a path of a file is written where a URI is asked for. */
final class UriPath {

    private UriPath() {}

    /** The path with everything escaped that a URI cannot hold, relative if it was. */
    static String of(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path of a file: " + path, e);
        }
    }
}
