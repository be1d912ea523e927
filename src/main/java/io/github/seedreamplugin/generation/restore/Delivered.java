package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.segmind.Piece;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the kept answer of a call holds, looked at closely.
 *
 * @param pieces whole pictures, each with its file, in the answer's order
 * @param outstanding pictures that lie elsewhere and have not arrived yet
 * @param refused pictures that the service says it did not make, each with its words
 * @param unreadable why other parts of the answer are not pictures
 * @param words what the service says instead of pictures, if it says anything
 */
public record Delivered(
        Map<Picture, Path> pieces,
        List<Piece.Elsewhere> outstanding,
        List<Piece.Refused> refused,
        List<String> unreadable,
        Optional<String> words) {

    public Delivered {
        pieces = Collections.unmodifiableMap(new LinkedHashMap<>(pieces));
        outstanding = List.copyOf(outstanding);
        refused = List.copyOf(refused);
        unreadable = List.copyOf(unreadable);
    }

    /** Whole pictures, in the answer's order. */
    public List<Picture> pictures() {
        return List.copyOf(pieces.keySet());
    }

    /** The files of {@link #pictures()}. */
    public List<Path> files() {
        return List.copyOf(pieces.values());
    }

    /** Whether there are pictures, and none is still to come. */
    public boolean isComplete() {
        return !pieces.isEmpty() && outstanding.isEmpty();
    }

    /** Whether there is not a picture, and none to come. */
    public boolean isEmpty() {
        return pieces.isEmpty() && outstanding.isEmpty();
    }

    /** Pictures that were made, whether or not all have arrived. */
    public int made() {
        return pieces.size() + outstanding.size();
    }

    /** What is known of the pictures that have not arrived: {@code HTTP 503 from images.segmind.com}. */
    public String missing() {
        return outstanding.stream()
                .map(piece ->
                        "picture " + piece.number() + ": " + piece.problem().orElse("not fetched yet"))
                .collect(Collectors.joining("; "));
    }

    /** Why there is not a picture. */
    public String reason() {
        return words.or(() -> refused.stream()
                        .map(piece -> piece.code() + ": " + piece.message())
                        .findFirst())
                .or(() -> unreadable.stream().findFirst())
                .orElse("the answer is empty");
    }
}
