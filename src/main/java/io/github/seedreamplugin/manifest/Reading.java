package io.github.seedreamplugin.manifest;

import java.util.List;

/** What came of reading a manifest. */
public sealed interface Reading {

    /**
     * Everything in it is as it should be.
     *
     * @param warnings what may not be what its writer meant, sorted by place
     */
    record Valid(Manifest manifest, List<Problem> warnings) implements Reading {
        public Valid {
            warnings = List.copyOf(warnings);
        }

        @Override
        public Reading strictly() {
            return warnings.isEmpty() ? this : new Invalid(warnings);
        }
    }

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

        @Override
        public Reading strictly() {
            return this;
        }
    }

    /** With warnings taken for mistakes. */
    Reading strictly();
}
