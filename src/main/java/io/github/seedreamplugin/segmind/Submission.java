package io.github.seedreamplugin.segmind;

import java.util.Optional;

/** What became of submitting one job to the queue. Every submission that is taken is a new billable job. */
public sealed interface Submission {

    /**
     * The queue has taken it. Its request id must be written down before anything else.
     *
     * @param request what to poll
     * @param answer the head of the answer
     */
    record Accepted(QueuedRequest request, Answer answer) implements Submission {}

    /**
     * The service answered without a request id. A 2xx of this kind may have been charged; its body lies in the call's
     * directory.
     *
     * @param answer the head of the answer
     * @param meaning what its status means by the provider's table
     * @param message the service's own words, or an empty text
     */
    record Answered(Answer answer, StatusMeaning meaning, String message) implements Submission {}

    /**
     * Not one byte of the request was sent, so there is no job.
     *
     * @param reason what was in the way, and what to do about it
     * @param worthRetrying whether it may pass by itself
     */
    record NotSent(String reason, boolean worthRetrying) implements Submission {}

    /**
     * The request was sent, maybe in part, and no answer came: there may be a job that nobody can name.
     *
     * @param reason what happened
     * @param head of an answer that came and could not be written to this machine's disk
     */
    record NoAnswer(String reason, Optional<Answer> head) implements Submission {}

    /** The outcome of a submission that was not taken, as that of a call. */
    static Submission of(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Answered answered) {
            return new Answered(answered.answer(), answered.meaning(), answered.message());
        }
        if (outcome instanceof CallOutcome.NotSent notSent) {
            return new NotSent(notSent.reason(), notSent.worthRetrying());
        }
        CallOutcome.NoAnswer none = (CallOutcome.NoAnswer) outcome;
        return new NoAnswer(none.reason(), none.head());
    }
}
