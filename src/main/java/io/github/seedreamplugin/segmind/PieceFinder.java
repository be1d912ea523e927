package io.github.seedreamplugin.segmind;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds the pictures in a JSON answer that lies in a file. How several are packed is not documented, so nothing is asked of
 * the shape: every string that is the address of a picture or a picture in base64 is one, wherever it stands. Long strings
 * are skipped here and decoded from the file later.
 */
final class PieceFinder {

    /** Values under these names are the request repeated, or lead to other things than the pictures. */
    private static final Set<String> PASSED_OVER = Set.of(
            "prompt",
            "revised_prompt",
            "negative_prompt",
            "input",
            "inputs",
            "image_input",
            "request",
            "request_body",
            "params",
            "parameters",
            "poll_url",
            "status_url",
            "response_url",
            "cancel_url",
            "webhook",
            "webhook_url",
            "thumbnail",
            "thumbnail_url",
            "preview",
            "preview_url");

    /** An address under such a name, or under none, is a picture's even if it does not look like one. */
    private static final Pattern PLACE =
            Pattern.compile("|.*(image|img|picture|photo|file|output|result|generat|media|artifact|asset|download).*"
                    + "|urls?|uris?|data|items?|content|src|href|links?");

    /** Lists that hold pictures and nothing else. */
    private static final Set<String> PICTURES = Set.of("image", "images", "output", "outputs");

    private static final Set<String> BASE64 = Set.of("b64_json", "b64", "base64", "image_base64", "b64_image");
    private static final Pattern ENCODED_PICTURE =
            Pattern.compile("(/9j/|_9j_|iVBORw0KGgo|UklGR|data:image/).*", Pattern.DOTALL);
    private static final Pattern PICTURE_PATH = Pattern.compile(".*\\.(jpe?g|png|webp)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB = Pattern.compile("\\s*https?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LONGEST_URL = 16 * 1024;
    private static final int PEEKED = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(LONGEST_URL)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private final List<Found> found = new ArrayList<>();
    private final List<Found> maybe = new ArrayList<>();
    private final RandomAccessFile file;
    private final JsonParser parser;
    private @Nullable String words;
    private boolean whole = true;

    private PieceFinder(RandomAccessFile file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** Something that stands where a picture should be. */
    sealed interface Found {

        /** It lies elsewhere. */
        record Link(URI address) implements Found {}

        /** It lies in the answer, in a string whose opening quote is at this byte. */
        record Inline(long quoteAt) implements Found {}

        /** The service says why there is none. */
        record Failed(String code, String message) implements Found {}

        /** Nothing that can be used. */
        record Useless(String reason) implements Found {}
    }

    /**
     * What an answer holds.
     *
     * @param found in the answer's order
     * @param words the error of the whole answer
     * @param whole whether all of the JSON could be read
     */
    record Result(List<Found> found, Optional<String> words, boolean whole) {}

    static Result in(Path json) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(json.toFile(), "r");
                InputStream in = new BufferedInputStream(new FileInputStream(json.toFile()));
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            PieceFinder finder = new PieceFinder(file, parser);
            try {
                parser.nextToken();
                finder.value("", false);
            } catch (JacksonException e) {
                finder.whole = false;
            }
            // An address that is none of a picture by its looks is tried only if there is nothing else.
            boolean nothing = finder.found.isEmpty() && finder.words == null;
            List<Found> found = List.copyOf(nothing ? finder.maybe : finder.found);
            return new Result(found, Optional.ofNullable(finder.words), finder.whole);
        }
    }

    /** One value under a name, and everything in it. */
    private void value(String name, boolean element) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object(element);
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(name, true);
            }
        } else if (token == JsonToken.VALUE_STRING) {
            Found string = string(name);
            if (string != null) {
                found.add(string);
            } else if (element && PICTURES.contains(name)) {
                found.add(new Found.Useless("it is neither an address nor a picture in base64"));
            }
        }
    }

    private void object(boolean element) throws IOException {
        int before = found.size();
        OnePicture own = new OnePicture();
        Found.Failed failure = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken token = parser.nextToken();
            if (PASSED_OVER.contains(name)) {
                parser.skipChildren();
            } else if (name.equals("error") || name.equals("errors")) {
                failure = failure == null ? failure() : failure;
            } else if (token == JsonToken.VALUE_STRING) {
                own.take(name, string(name));
            } else {
                value(name, false);
            }
        }
        found.addAll(before, own.pieces());
        if (failure != null && element && found.size() == before) {
            found.add(failure);
        } else if (failure != null && words == null) {
            words = failure.message();
        }
    }

    /** The strings of one object: what it holds itself is better than what would have to be fetched, {@code url} than others. */
    private static final class OnePicture {

        private final List<Found> inline = new ArrayList<>();
        private final List<Found> links = new ArrayList<>();
        private boolean url;

        void take(String name, @Nullable Found string) {
            if (string instanceof Found.Inline) {
                inline.add(string);
            } else if (string != null && !url) {
                url = name.equals("url");
                if (url) {
                    links.clear();
                }
                links.add(string);
            }
        }

        List<Found> pieces() {
            return inline.isEmpty() ? links : inline;
        }
    }

    private @Nullable Found string(String name) throws IOException {
        long quoteAt = parser.currentTokenLocation().getByteOffset();
        Optional<String> start = peek(quoteAt);
        // The place of a string is not known in UTF-16.
        String text = start.isPresent() ? start.get() : parser.getString();
        if (WEB.matcher(text).matches()) {
            return link(name, parser.getString());
        }
        boolean encoded = BASE64.contains(name) || ENCODED_PICTURE.matcher(text).matches();
        return encoded && start.isPresent() ? new Found.Inline(quoteAt) : null;
    }

    private @Nullable Found link(String name, String text) {
        if (ApiKey.wasIn(text)) {
            return new Found.Useless("its address repeats the API key and is not called");
        }
        Optional<URI> address = PictureAddress.of(text);
        if (address.isEmpty()) {
            return new Found.Useless("its address cannot be read");
        }
        Found link = new Found.Link(address.get());
        String path = String.valueOf(address.get().getPath());
        if (PLACE.matcher(name).matches() || PICTURE_PATH.matcher(path).matches()) {
            return link;
        }
        maybe.add(link);
        return null;
    }

    /** How the string whose opening quote is at this byte begins, if one does. */
    private Optional<String> peek(long quoteAt) throws IOException {
        if (quoteAt < 0) {
            return Optional.empty();
        }
        file.seek(quoteAt);
        byte[] start = new byte[PEEKED];
        int read = file.read(start);
        if (read < 1 || start[0] != '"') {
            return Optional.empty();
        }
        String text = new String(start, 1, read - 1, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('"');
        return Optional.of((end < 0 ? text : text.substring(0, end)).replace("\\/", "/"));
    }

    /** What an error says: a text, an object with a code and a message, or a list of these. */
    private Found.@Nullable Failed failure() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            String text = AnswerText.oneLine(parser.getString());
            return text.isEmpty() ? null : new Found.Failed("", text);
        }
        if (token == JsonToken.START_ARRAY) {
            Found.Failed first = null;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Found.Failed next = failure();
                first = first == null ? next : first;
            }
            return first;
        }
        return token == JsonToken.START_OBJECT ? failureObject() : null;
    }

    private Found.@Nullable Failed failureObject() {
        String code = "";
        String message = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName().toLowerCase(Locale.ROOT);
            JsonToken token = parser.nextToken();
            boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT;
            if (text && (name.equals("code") || name.equals("type")) && code.isEmpty()) {
                code = AnswerText.oneLine(parser.getString());
            } else if (text && Set.of("message", "msg", "detail", "description").contains(name)) {
                message = AnswerText.oneLine(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        String words = message.isEmpty() ? code : message;
        return words.isEmpty() ? null : new Found.Failed(code, words);
    }
}
