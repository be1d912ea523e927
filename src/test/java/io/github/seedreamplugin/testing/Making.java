package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the service makes of one request: its id, the pictures, and the addresses where it puts them. */
final class Making {

    private final ReceivedRequest request;
    private final String requestId;
    private final ScriptedFiles files;
    private final List<byte[]> pictures = new ArrayList<>();
    private final List<URI> addresses = new ArrayList<>();
    private Optional<BigDecimal> price = Optional.empty();

    Making(ReceivedRequest request, String requestId, ScriptedFiles files) {
        this.request = request;
        this.requestId = requestId;
        this.files = files;
    }

    int images() {
        return request.images();
    }

    ReceivedRequest request() {
        return request;
    }

    String requestId() {
        return requestId;
    }

    byte[] picture() {
        return picture(64, 36);
    }

    byte[] picture(int width, int height) {
        byte[] picture = TestPictures.jpeg(width, height);
        pictures.add(picture);
        return picture;
    }

    /** Several pictures in one JSON. */
    byte[] allInline() {
        List<ScriptedPiece> pieces = Collections.nCopies(images(), ScriptedPiece.inline());
        return JsonShape.DATA.write(entries(pieces)).getBytes(StandardCharsets.US_ASCII);
    }

    /** What it costs, decided once: what is stated is what was booked. */
    BigDecimal priced(Supplier<BigDecimal> amount) {
        if (price.isEmpty()) {
            price = Optional.of(amount.get());
        }
        return price.get();
    }

    List<String> digests() {
        return pictures.stream().map(TestPictures::sha256).toList();
    }

    /** Where each picture is kept for the history; those that are only in the answer's body get an address now. */
    List<URI> addresses() {
        if (addresses.isEmpty()) {
            pictures.forEach(picture -> addresses.add(files.put(List.of(), picture)));
        }
        return List.copyOf(addresses);
    }

    List<JsonShape.Entry> entries(List<ScriptedPiece> pieces) {
        List<JsonShape.Entry> entries = new ArrayList<>();
        for (ScriptedPiece piece : pieces) {
            entries.add(entry(piece, entries));
        }
        return entries;
    }

    private JsonShape.Entry entry(ScriptedPiece piece, List<JsonShape.Entry> before) {
        return switch (piece.kind()) {
            case INLINE ->
                new JsonShape.Entry("b64_json", "\"" + Base64.getEncoder().encodeToString(picture()) + "\"");
            case LINKED -> link(files.put(piece.answers(), picture()));
            case LINKED_TO_NOTHING -> link(files.put(piece.answers()));
            case REPEATED -> before.get(piece.other());
            case FAILED -> piece.entry().orElseThrow();
        };
    }

    private JsonShape.Entry link(URI address) {
        addresses.add(address);
        return new JsonShape.Entry("url", "\"" + address + "\"");
    }

    /** The answer of v2 to a request that it accepts. */
    String acceptance() {
        return "{\"request_id\":\"" + requestId + "\",\"status\":\"QUEUED\",\"poll_url\":\""
                + files.uri("/v1/requests/" + requestId) + "\",\"status_url\":\""
                + files.uri("/v2/requests/" + requestId + "/status") + "\",\"response_url\":\""
                + files.uri("/v2/requests/" + requestId) + "\"}";
    }
}
