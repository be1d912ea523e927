package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds the pictures in a JSON answer that lies in a file. How several are packed is not documented, so every shape that
 * has been seen is taken: {@code data}, {@code images}, {@code image} and {@code output}, each a string, an object with
 * {@code url} or {@code b64_json}, or a list of these. Long strings are skipped here and decoded from the file later.
 */
final class JsonPictures {

    private static final Set<String> HOMES = Set.of("data", "images", "image", "output");
    private static final Set<String> INLINE = Set.of("b64_json");
    private static final Set<String> LINK = Set.of("url");
    private static final int LONGEST_URL = 16 * 1024;
    private static final int DEEPEST = 32;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_URL)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final List<Piece> pieces = new ArrayList<>();
    private final RandomAccessFile file;
    private final JsonParser parser;
    private boolean whole = true;

    private JsonPictures(RandomAccessFile file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** One picture of the answer. */
    sealed interface Piece {

        /** It lies elsewhere. */
        record Link(URI uri) implements Piece {}

        /** It lies in the answer, in a string whose opening quote is at this byte. */
        record Inline(long quoteAt) implements Piece {}
    }

    /**
     * What was found, in the answer's order.
     *
     * @param pieces at most {@link ImageAttributes#MOST_IMAGES}
     * @param whole whether all of the JSON could be read, and nothing in a picture's place was anything else
     */
    record Found(List<Piece> pieces, boolean whole) {}

    static Found in(Path json) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(json.toFile(), "r");
                InputStream in = new BufferedInputStream(new FileInputStream(json.toFile()));
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            JsonPictures pictures = new JsonPictures(file, parser);
            try {
                pictures.document();
            } catch (JacksonException e) {
                pictures.whole = false;
            }
            return new Found(List.copyOf(pictures.pieces), pictures.whole);
        }
    }

    private void document() throws IOException {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!HOMES.contains(name)) {
                parser.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    item();
                }
            } else {
                item();
            }
        }
    }

    private void item() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            string();
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object();
        } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
            whole = false;
            parser.skipChildren();
        }
    }

    /** An object is one picture: what it holds itself is better than what would have to be fetched. */
    private void object() throws IOException {
        int before = pieces.size();
        boolean inline = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
            if (text && INLINE.contains(name)) {
                pieces.subList(before, pieces.size()).clear();
                string();
                inline = true;
            } else if (text && LINK.contains(name) && !inline) {
                string();
            } else {
                parser.skipChildren();
            }
        }
        if (pieces.size() == before) {
            whole = false;
        }
    }

    private void string() throws IOException {
        long quoteAt = parser.currentTokenLocation().getByteOffset();
        if (pieces.size() == ImageAttributes.MOST_IMAGES || !isQuote(quoteAt)) {
            whole = false;
        } else if (beginsLikeUrl(quoteAt + 1)) {
            link(parser.getString());
        } else {
            pieces.add(new Piece.Inline(quoteAt));
        }
    }

    /** Holds only if the parser counts bytes, which it does for UTF-8 and not for UTF-16. */
    private boolean isQuote(long at) throws IOException {
        if (at < 0) {
            return false;
        }
        file.seek(at);
        return file.read() == '"';
    }

    private boolean beginsLikeUrl(long at) throws IOException {
        byte[] start = new byte["https:".length()];
        file.seek(at);
        int read = file.read(start);
        String text = new String(start, 0, Math.max(read, 0), StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        // A colon is no digit of base64, and an escaped slash may follow it.
        return text.startsWith("http:") || text.equals("https:");
    }

    private void link(String text) {
        try {
            Piece link = new Piece.Link(new URI(text.strip()));
            // The same address under two names is one picture.
            if (!pieces.contains(link)) {
                pieces.add(link);
            }
        } catch (URISyntaxException e) {
            whole = false;
        }
    }
}
