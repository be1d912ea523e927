package io.github.seedreamplugin.segmind;

import java.time.Duration;
import java.util.Optional;

/** How far a queue job is. Asking is free. */
public sealed interface JobStatus {

    /** Whether asking again will not change it. */
    default boolean isFinal() {
        return false;
    }

    /**
     * It is not done.
     *
     * @param processing whether it has been started
     */
    record Waiting(boolean processing) implements JobStatus {}

    /**
     * It is done, and its result can be fetched.
     *
     * @param stated what it cost, if the service says so
     */
    record Completed(Stated stated) implements JobStatus {
        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /**
     * It ran and failed, which the provider does not charge.
     *
     * @param message the service's own words
     * @param stated what the service says of its cost
     */
    record Failed(String message, Stated stated) implements JobStatus {

        /** The HTTP status that tells it. */
        public static final int STATUS = 422;

        /** Whether the provider's content moderation refused the prompt. */
        public boolean isModerated() {
            return StatusMeaning.isModeration(message);
        }

        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /** The service no longer knows it: jobs are kept for about an hour. What became of it, only the history can tell. */
    record Gone() implements JobStatus {
        @Override
        public boolean isFinal() {
            return true;
        }
    }

    /**
     * Asked too often.
     *
     * @param retryAfter when to ask again, if the service said so
     */
    record Busy(Optional<Duration> retryAfter) implements JobStatus {}

    /**
     * No answer that tells anything.
     *
     * @param reason what happened
     */
    record Unreachable(String reason) implements JobStatus {}
}
