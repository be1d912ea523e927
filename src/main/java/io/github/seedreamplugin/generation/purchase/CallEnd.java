package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.segmind.Answer;
import io.github.seedreamplugin.segmind.JobStatus;
import io.github.seedreamplugin.segmind.Stated;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What came of a call.
 *
 * @param kind in one word
 * @param cost what it can have cost, as far as its answer says
 * @param pictures that it brought
 * @param stated what the service said of it
 * @param status of its answer, if one came
 * @param note the evidence, for people
 */
record CallEnd(Kind kind, Cost cost, int pictures, Stated stated, Optional<Integer> status, String note) {

    /** An answer came, without a picture unless {@link #bringing} says otherwise. */
    static CallEnd answered(Kind kind, Cost cost, Answer answer, String note) {
        return new CallEnd(kind, cost, 0, answer.stated(), Optional.of(answer.status()), note);
    }

    /** The queue says that the job failed. */
    static CallEnd failedJob(Cost cost, JobStatus.Failed failed) {
        Kind kind = cost.isFree() ? Kind.FREE : Kind.UNKNOWN;
        return new CallEnd(kind, cost, 0, failed.stated(), Optional.of(JobStatus.Failed.STATUS), failed.message());
    }

    /** The same, with so many pictures. */
    CallEnd bringing(int number) {
        return new CallEnd(kind, cost, number, stated, status, note);
    }

    /** No answer came. */
    static CallEnd unanswered(Kind kind, Cost cost, String note) {
        return new CallEnd(kind, cost, 0, Stated.NOTHING, Optional.empty(), note);
    }

    /** The same, for another cost. */
    CallEnd at(Kind other, Cost known) {
        return new CallEnd(other, known, pictures, stated, status, note);
    }

    Optional<BigDecimal> remaining() {
        return stated.remainingCredits();
    }
}
