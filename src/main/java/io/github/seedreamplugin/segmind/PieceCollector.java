package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fetches the pictures that an answer points to, which are paid for already. */
final class PieceCollector {

    private final PictureFetcher fetcher;
    private final Duration requestTimeout;

    PieceCollector(PictureFetcher fetcher, Duration requestTimeout) {
        this.fetcher = fetcher;
        this.requestTimeout = requestTimeout;
    }

    AnswerPieces collect(Path directory) throws IOException {
        AnswerPieces before = AnswerPieces.in(directory);
        List<Piece.Elsewhere> missing = before.elsewhere();
        if (missing.isEmpty()) {
            return before;
        }
        long until = System.nanoTime()
                + CallDeadline.of(requestTimeout, missing.size()).toNanos();
        Map<URI, String> problems = new HashMap<>();
        for (Piece.Elsewhere piece : missing) {
            fetch(piece, directory, Duration.ofNanos(until - System.nanoTime()))
                    .ifPresent(problem -> problems.put(piece.address(), problem));
        }
        AnswerPieces after = AnswerPieces.in(directory);
        List<Piece> pieces = after.pieces().stream()
                .map(piece -> withProblem(piece, problems))
                .toList();
        return new AnswerPieces(pieces, after.words(), after.whole(), after.warnings());
    }

    /** What was in the way, if the picture did not arrive. */
    private Optional<String> fetch(Piece.Elsewhere piece, Path directory, Duration left) throws IOException {
        FetchOutcome outcome = fetcher.fetch(piece.address(), directory, left);
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            Path unused = PieceFile.keep(
                    fetched.file(), piece.number(), piece.address().toString());
            return Optional.empty();
        }
        return outcome instanceof FetchOutcome.Failed failed
                ? Optional.of(failed.reason())
                : Optional.of(((FetchOutcome.Refused) outcome).reason());
    }

    private static Piece withProblem(Piece piece, Map<URI, String> problems) {
        return piece instanceof Piece.Elsewhere elsewhere
                ? new Piece.Elsewhere(
                        elsewhere.number(), elsewhere.address(), Optional.ofNullable(problems.get(elsewhere.address())))
                : piece;
    }
}
