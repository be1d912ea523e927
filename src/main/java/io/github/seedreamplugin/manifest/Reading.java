package io.github.seedreamplugin.manifest;

import java.util.List;

/** What came of reading a manifest. */
public sealed interface Reading {

    /** Everything in it is as it should be. */
    record Valid(Manifest manifest) implements Reading {}

    /**
     * It has mistakes, and nothing of it may be used.
     *
     * @param problems all of them, sorted by place; beyond a thousand, the last one says how many more there are
     */
    record Invalid(List<Problem> problems) implements Reading {
        public Invalid {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("invalid, but without a problem");
            }
        }
    }
}
