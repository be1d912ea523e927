package io.github.seedreamplugin.segmind;

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
     * The queue has not taken it, or nobody knows. A 2xx of this kind has no request id, and may have been charged; its body
     * lies in the call's directory.
     *
     * @param outcome what came of it, as of a call
     */
    record NotAccepted(CallOutcome outcome) implements Submission {}
}
