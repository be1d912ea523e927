package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.files.AtomicFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works out the pieces of the answers in one directory, answer by answer. */
final class PieceReading {

    private final Path directory;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<URI> addresses = new HashSet<>();
    private Optional<String> words = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private boolean delivery;
    private boolean any;
    private boolean whole = true;
    private int number;

    PieceReading(Path directory) {
        this.directory = directory;
    }

    void read(KeptAnswer answer) throws IOException {
        BodyKind kind = BodyKind.of(answer.body());
        if (kind == BodyKind.JSON && ServiceJson.isUnfinished(answer.body())) {
            // That the queue took a job, or has not done it, is no answer yet.
            return;
        }
        any = true;
        // A later answer, such as a result that was asked for again, has what an earlier one lacks.
        whole = answer.brokenOff().isEmpty();
        if (kind == BodyKind.PICTURE) {
            picture(answer);
        } else if (!answer.isDelivery()) {
            refusal = AnswerText.inFile(answer.body()).or(() -> refusal);
        } else if (kind == BodyKind.JSON) {
            delivery = true;
            json(answer);
        } else {
            delivery = true;
            unreadable.add(description(answer, kind.description(Files.size(answer.body()), false)));
        }
    }

    /** To be called when all answers have been read. */
    void end() {
        if (pieces.isEmpty() && !delivery) {
            words = words.or(() -> refusal);
        }
        if (pieces.isEmpty() && words.isEmpty()) {
            unreadable.forEach(reason -> pieces.add(new Piece.Unreadable(next(), reason)));
        }
    }

    List<Piece> pieces() {
        return pieces;
    }

    Optional<String> words() {
        return words;
    }

    boolean isWhole() {
        return any && whole;
    }

    List<String> warnings() {
        return warnings;
    }

    private int next() {
        number++;
        return number;
    }

    private void picture(KeptAnswer answer) throws IOException {
        if (answer.brokenOff().isEmpty()) {
            arrived(next(), answer.body());
        } else if (PictureEnd.isThere(answer.body())) {
            warnings.add("the transfer of a picture ended wrongly ("
                    + answer.brokenOff().get() + "), but the picture itself is whole");
            arrived(next(), answer.body());
        } else {
            unreadable.add("a picture that broke off after " + Files.size(answer.body()) + " bytes: "
                    + answer.brokenOff().get());
        }
    }

    /** The same picture again is not another picture. */
    private void arrived(int at, Path file) throws IOException {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Arrived other && Files.mismatch(other.file(), file) == -1) {
                return;
            }
        }
        pieces.add(new Piece.Arrived(at, file));
    }

    private void json(KeptAnswer answer) throws IOException {
        PieceFinder.Result result = PieceFinder.in(answer.body());
        words = words.or(result::words);
        for (PieceFinder.Found found : result.found()) {
            if (found instanceof PieceFinder.Found.Link link) {
                link(link.address());
            } else if (found instanceof PieceFinder.Found.Inline inline) {
                inline(answer, inline.quoteAt());
            } else if (found instanceof PieceFinder.Found.Failed failed) {
                pieces.add(new Piece.Refused(next(), failed.code(), failed.message()));
            } else if (found instanceof PieceFinder.Found.Useless useless) {
                pieces.add(new Piece.Unreadable(next(), useless.reason()));
            }
        }
        if (!result.whole()) {
            whole = false;
            warnings.add("not all of the JSON answer could be read");
        }
        if (result.found().isEmpty()) {
            words = words.isPresent() ? words : AnswerText.inJson(answer.body());
            unreadable.add(description(
                    answer, BodyKind.JSON.description(Files.size(answer.body()), false) + " without a picture"));
        }
    }

    private void link(URI address) throws IOException {
        if (!addresses.add(address)) {
            return;
        }
        int at = next();
        Optional<Path> file = PieceFile.existing(directory, address.toString());
        if (file.isPresent()) {
            arrived(at, file.get());
        } else {
            pieces.add(new Piece.Elsewhere(at, address, Optional.empty()));
        }
    }

    private void inline(KeptAnswer answer, long quoteAt) throws IOException {
        int at = next();
        String source = answer.body().getFileName() + ":" + quoteAt;
        Optional<Path> file = PieceFile.existing(directory, source);
        if (file.isPresent()) {
            arrived(at, file.get());
            return;
        }
        Path target = PieceFile.of(directory, at, source);
        try {
            AtomicFile.write(target, out -> decode(answer.body(), quoteAt, out));
            arrived(at, target);
        } catch (NotAPictureException e) {
            pieces.add(new Piece.Unreadable(at, e.reason()));
        }
    }

    private static void decode(Path body, long quoteAt, OutputStream out) throws IOException {
        try (InputStream in = digits(body, quoteAt)) {
            byte[] buffer = new byte[64 * 1024];
            int read = read(in, buffer);
            BodyKind kind = BodyKind.of(Arrays.copyOf(buffer, Math.max(read, 0)));
            if (kind != BodyKind.PICTURE) {
                throw new NotAPictureException("it is not a picture");
            }
            long bytes = 0;
            while (read >= 0) {
                bytes += read;
                if (bytes > BodyFile.LARGEST_PICTURE) {
                    throw new NotAPictureException("it is larger than " + BodyFile.LARGEST_PICTURE + " bytes");
                }
                out.write(buffer, 0, read);
                read = read(in, buffer);
            }
        }
    }

    private static InputStream digits(Path body, long quoteAt) throws IOException {
        try {
            return JsonStringBytes.decoded(body, quoteAt);
        } catch (EOFException e) {
            throw new NotAPictureException("its base64 is damaged or incomplete");
        }
    }

    /** As many bytes as there are, up to the buffer's length. */
    private static int read(InputStream in, byte[] buffer) throws NotAPictureException {
        try {
            int read = in.readNBytes(buffer, 0, buffer.length);
            return read == 0 ? -1 : read;
        } catch (IOException e) {
            throw new NotAPictureException("its base64 is damaged or incomplete");
        }
    }

    private static String description(KeptAnswer answer, String what) {
        String type = answer.contentType().isEmpty() ? "no content type" : answer.contentType();
        String end =
                answer.brokenOff().map(reason -> "; it broke off: " + reason).orElse("");
        return what + " (" + type + ")" + end;
    }

    /** A string of the answer is not a picture: a fault of the answer, not of this machine. */
    private static final class NotAPictureException extends IOException {

        private static final long serialVersionUID = 1L;

        NotAPictureException(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
