package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an answer that lies in a call's directory consists of. It is worked out again from what lies there, so that it can be
 * asked again in later runs and by later versions, also of directories that earlier versions left.
 *
 * @param pieces the pictures, in the answer's order; the same address or the same bytes twice are one
 * @param words the error of the whole answer, in the service's own words
 * @param whole whether an answer lies there and all of it came; if not, an arrived picture may be cut and wants a look
 * @param warnings what a user should know, such as a wrong length of a picture that is whole by its own bytes
 */
public record AnswerPieces(List<Piece> pieces, Optional<String> words, boolean whole, List<String> warnings) {

    public AnswerPieces {
        pieces = List.copyOf(pieces);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads what lies in a directory, without any network. Pictures within a JSON answer are decoded to files beside it,
     * forced to disk; those that are there already are not decoded again.
     *
     * @throws IOException if this machine's disk fails
     */
    public static AnswerPieces in(Path directory) throws IOException {
        PieceReading reading = new PieceReading(directory);
        for (KeptAnswer answer : KeptAnswer.allIn(directory)) {
            reading.read(answer);
        }
        reading.end();
        return new AnswerPieces(reading.pieces(), reading.words(), reading.isWhole(), reading.warnings());
    }

    /** What the service has stated in the last answer in a directory. */
    public static Stated stated(Path directory) throws IOException {
        return KeptAnswer.stated(directory);
    }

    /** The last answer in a directory as it arrived, if there is one. */
    public static Optional<Path> body(Path directory) throws IOException {
        List<KeptAnswer> answers = KeptAnswer.allIn(directory);
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.get(answers.size() - 1).body());
    }

    /** Whether it broke off before all of the pictures that were asked for at the most: there may have been more. */
    public boolean isCutShort(int asked) {
        return !whole && arrived().size() + elsewhere().size() < asked;
    }

    /** Whether pictures lie on this machine or can be fetched. */
    public boolean hasPictures() {
        return !arrived().isEmpty() || !elsewhere().isEmpty();
    }

    /** The pieces that can still be fetched. */
    public List<Piece.Elsewhere> elsewhere() {
        return only(Piece.Elsewhere.class);
    }

    /** The pieces that lie on this machine. */
    public List<Piece.Arrived> arrived() {
        return only(Piece.Arrived.class);
    }

    /** The pieces that the service did not make. */
    public List<Piece.Refused> refused() {
        return only(Piece.Refused.class);
    }

    /** The pieces that this version cannot read. */
    public List<Piece.Unreadable> unreadable() {
        return only(Piece.Unreadable.class);
    }

    private <P extends Piece> List<P> only(Class<P> kind) {
        return pieces.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
