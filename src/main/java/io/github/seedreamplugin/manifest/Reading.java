package io.github.seedreamplugin.manifest;

import java.util.ArrayList;
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
     * @param warnings what else may not be what its writer meant, sorted by place
     */
    record Invalid(List<Problem> problems, List<Problem> warnings) implements Reading {
        public Invalid {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("invalid, but without a problem");
            }
        }

        /** With nothing but mistakes. */
        public Invalid(List<Problem> problems) {
            this(problems, List.of());
        }

        @Override
        public Reading strictly() {
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(warnings);
            all.sort(null);
            return new Invalid(all);
        }
    }

    /** With warnings taken for mistakes. */
    Reading strictly();
}
