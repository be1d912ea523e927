package io.github.seedreamplugin.generation;

import static io.github.seedreamplugin.testing.ScriptedAnswer.accepted;
import static io.github.seedreamplugin.testing.ScriptedAnswer.asAsked;
import static io.github.seedreamplugin.testing.ScriptedAnswer.closed;
import static io.github.seedreamplugin.testing.ScriptedAnswer.error;
import static io.github.seedreamplugin.testing.ScriptedAnswer.json;
import static io.github.seedreamplugin.testing.ScriptedAnswer.moderated;
import static io.github.seedreamplugin.testing.ScriptedAnswer.page;
import static io.github.seedreamplugin.testing.ScriptedAnswer.pieces;
import static io.github.seedreamplugin.testing.ScriptedAnswer.status;
import static io.github.seedreamplugin.testing.ScriptedPiece.again;
import static io.github.seedreamplugin.testing.ScriptedPiece.failed;
import static io.github.seedreamplugin.testing.ScriptedPiece.inline;
import static io.github.seedreamplugin.testing.ScriptedPiece.linked;

import io.github.seedreamplugin.testing.JsonShape;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedJob;
import io.github.seedreamplugin.testing.StatedFact;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** What a service that lags, lies and breaks off has in store, drawn by lot. */
final class UnsteadyAnswers {

    /** By then every late charge is booked, counted from the arrival of its request. */
    static final Duration LATEST_CHARGE = Duration.ofMillis(40);

    private static final ScriptedAnswer BUSY = error(503, "the picture is not there yet");
    private static final int DIRECT = 31;
    private static final int QUEUED = 12;

    private final RandomGenerator random;

    UnsteadyAnswers(RandomGenerator random) {
        this.random = random;
    }

    /** An answer to a call of v1 or of v2. */
    Drawn next(boolean queue) {
        int choice = random.nextInt(queue ? QUEUED : DIRECT);
        return new Drawn((queue ? "v2 " : "v1 ") + choice, queue ? queued(choice) : direct(choice));
    }

    /**
     * What was drawn.
     *
     * @param name for the story
     */
    record Drawn(String name, ScriptedAnswer answer) {}

    private static ScriptedAnswer direct(int choice) {
        return choice < 16 ? withoutAPicture(choice) : withPictures(choice);
    }

    private static ScriptedAnswer withoutAPicture(int choice) {
        return switch (choice) {
            case 0 -> error(500, "oops");
            case 1 -> error(500, "oops").charged();
            case 2 -> error(500, "oops").chargedAfter(LATEST_CHARGE);
            case 3 -> error(504, "gateway timeout").chargedAfter(LATEST_CHARGE);
            case 4 -> closed();
            case 5 -> closed().charged();
            case 6 -> closed().chargedAfter(LATEST_CHARGE);
            case 7 -> moderated();
            case 8 ->
                json("{\"error\":\"generation failed, no credits were used\"}").free();
            case 9 -> page(200).free();
            case 10 -> page(200).charged();
            case 11 -> status(204);
            case 12 -> status(202);
            case 13 -> error(408, "timeout").charged();
            case 14 -> error(400, "refused").charged().stating(StatedFact.BALANCE);
            default -> error(429, "slow down").header("Retry-After", "0");
        };
    }

    private static ScriptedAnswer withPictures(int choice) {
        return switch (choice) {
            case 16 -> asAsked().cutBodyAfter(100);
            case 17 -> asAsked().cutBodyAfter(300).byReset();
            case 18 -> pieces(linked(), linked(BUSY, BUSY, BUSY, BUSY));
            case 19 -> pieces(linked(), failed("X", "one was too dark"));
            case 20 -> pieces(linked(), again(0));
            case 21 -> pieces(inline(), inline(), linked(), linked());
            case 22 -> pieces(JsonShape.BARE_LIST, linked());
            case 23 -> pieces(JsonShape.NESTED, linked(), linked());
            case 24 -> asAsked().withoutLastChunk();
            case 25 -> asAsked().declaringLength(10_000_000);
            case 26 -> asAsked().gzip();
            case 27 -> asAsked().deflate().chunked();
            case 28 -> asAsked().chargedAfter(LATEST_CHARGE);
            case 29 -> asAsked().contentType("text/plain");
            default -> pieces(JsonShape.OUTPUT, inline());
        };
    }

    private static ScriptedAnswer queued(int choice) {
        ScriptedJob done = ScriptedJob.completed();
        return switch (choice) {
            case 0 -> accepted(ScriptedJob.failed("the model failed"));
            case 1 -> accepted(done.making(linked(), linked(BUSY, BUSY)));
            case 2 -> accepted(done.withoutMetrics());
            case 3 -> accepted(done.answeringPolls(error(429, "slow down").header("Retry-After", "0")));
            case 4 -> accepted(done.answeringPolls(error(503, "busy"), closed()));
            case 5 -> accepted(done.answeringResults(json("{\"status\":\"COMP").cutBodyAfter(5)));
            case 6 -> accepted(done.chargedOnSubmission());
            case 7 -> closed().running(done);
            case 8 -> error(503, "busy");
            case 9 -> closed();
            case 10 -> accepted(done.making(linked(), failed("X", "one was too dark")));
            default -> accepted(done.after(LATEST_CHARGE));
        };
    }
}
