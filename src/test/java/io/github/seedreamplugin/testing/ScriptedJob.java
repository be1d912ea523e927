package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What becomes of a request that v2 has accepted: immutable. Without more words it is completed at once, makes what was
 * asked for under addresses of its own, and is charged when it is completed.
 */
public final class ScriptedJob implements Cloneable {

    /** How it ends. */
    enum End {
        COMPLETED,
        FAILED,
        NEVER
    }

    /** When it is charged, if it is. */
    enum Payment {
        NEVER,
        ON_SUBMISSION,
        ON_COMPLETION,
        WHEN_SETTLED
    }

    End end = End.COMPLETED;
    String words = "";
    Payment payment = Payment.ON_COMPLETION;
    Optional<BigDecimal> amount = Optional.empty();
    Duration duration = Duration.ZERO;
    int polls;
    boolean held;
    boolean metrics = true;
    List<ScriptedPiece> pieces = List.of();
    List<ScriptedAnswer> firstPolls = List.of();
    List<ScriptedAnswer> firstResults = List.of();

    private ScriptedJob() {}

    private ScriptedJob with(Consumer<ScriptedJob> change) {
        try {
            ScriptedJob copy = (ScriptedJob) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ScriptedJob completed() {
        return new ScriptedJob();
    }

    /** Fails with these words, answered with 422; not charged. */
    public static ScriptedJob failed(String words) {
        return new ScriptedJob().with(it -> {
            it.end = End.FAILED;
            it.words = words;
            it.payment = Payment.NEVER;
        });
    }

    /** Is processed for ever. */
    public static ScriptedJob unfinished() {
        return new ScriptedJob().with(it -> it.end = End.NEVER);
    }

    /** Ends so long after it was submitted. */
    public ScriptedJob after(Duration time) {
        return with(it -> it.duration = time);
    }

    /** Ends at the status poll after so many. */
    public ScriptedJob afterPolls(int count) {
        return with(it -> it.polls = count);
    }

    /** Ends when the test calls {@link ScriptedEndpoint#release()}. */
    public ScriptedJob held() {
        return with(it -> it.held = true);
    }

    /** Makes these instead of what was asked for. */
    public ScriptedJob making(ScriptedPiece... made) {
        return with(it -> it.pieces = List.of(made));
    }

    /** Neither status nor result says what it cost. */
    public ScriptedJob withoutMetrics() {
        return with(it -> it.metrics = false);
    }

    /** The first polls of its status are answered so. */
    public ScriptedJob answeringPolls(ScriptedAnswer... first) {
        return with(it -> it.firstPolls = List.of(first));
    }

    /** The first requests for its result are answered so. */
    public ScriptedJob answeringResults(ScriptedAnswer... first) {
        return with(it -> it.firstResults = List.of(first));
    }

    public ScriptedJob free() {
        return with(it -> it.payment = Payment.NEVER);
    }

    /** Charged when completed, that amount rather than the price. */
    public ScriptedJob charged(String credits) {
        return with(it -> {
            it.payment = Payment.ON_COMPLETION;
            it.amount = Optional.of(new BigDecimal(credits));
        });
    }

    public ScriptedJob chargedOnSubmission() {
        return with(it -> it.payment = Payment.ON_SUBMISSION);
    }

    /** Charged once the test calls {@link ScriptedEndpoint#settleLateCharges()}. */
    public ScriptedJob chargedLate() {
        return with(it -> it.payment = Payment.WHEN_SETTLED);
    }
}
