package io.github.seedreamplugin.manifest;

import java.util.List;

/** What came of reading a lock. */
public sealed interface LockReading {

    /** The lock; empty if there is no file yet. */
    @SuppressWarnings("JavaLangClash") // always said as LockReading.Readable, beside Unreadable
    record Readable(Lock lock) implements LockReading {}

    /**
     * There is a file, but what was bought cannot be told from it.
     *
     * @param problems all of them, sorted by place
     */
    record Unreadable(List<Problem> problems) implements LockReading {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }
}
