package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.segmind.AnswerPieces;
import io.github.seedreamplugin.segmind.Piece;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kept answer of a call holds, looked at closely.
 *
 * @param pieces whole pictures, each with its file, in the answer's order
 * @param unreadable why other parts of the answer are not pictures
 * @param answer what lies there
 * @param asked the most pictures that the call asked for
 */
public record Delivered(Map<Picture, Path> pieces, List<String> unreadable, AnswerPieces answer, int asked) {

    public Delivered {
        pieces = Collections.unmodifiableMap(new LinkedHashMap<>(pieces));
        unreadable = List.copyOf(unreadable);
    }

    /** Pictures that lie elsewhere and have not arrived yet. */
    public List<Piece.Elsewhere> outstanding() {
        return answer.elsewhere();
    }

    /** Pictures that the service says it did not make, each with its words. */
    public List<Piece.Refused> refused() {
        return answer.refused();
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
        return !pieces.isEmpty() && outstanding().isEmpty() && !answer.isCutShort(asked);
    }

    /** Whether there is not a picture, and none to come. */
    public boolean isEmpty() {
        return pieces.isEmpty() && outstanding().isEmpty();
    }

    /** Pictures that were made, whether or not all have arrived. */
    public int made() {
        return pieces.size() + outstanding().size();
    }

    /** What is known of the pictures that have not arrived: {@code HTTP 503 from images.segmind.com}. */
    public String missing() {
        List<String> missing = new ArrayList<>();
        for (Piece.Elsewhere piece : outstanding()) {
            missing.add("picture " + piece.number() + ": " + piece.problem().orElse("not fetched yet"));
        }
        if (answer.isCutShort(asked)) {
            missing.add("the answer broke off after " + made() + " of up to " + asked + " pictures");
        }
        return String.join("; ", missing);
    }

    /** Why there is not a picture. */
    public String reason() {
        return answer.words()
                .or(() -> refused().stream()
                        .map(piece -> piece.code() + ": " + piece.message())
                        .findFirst())
                .or(() -> unreadable.stream().findFirst())
                .orElse("the answer is empty");
    }
}
