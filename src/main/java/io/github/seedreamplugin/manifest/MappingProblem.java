package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Scalar;

/** Says that something else stands where a mapping must stand. */
final class MappingProblem {

    private MappingProblem() {}

    /** The subject is what must be a mapping; the advice says of what, and how it is written. */
    static void report(Problems problems, Entry entry, String subject, String advice) {
        if (entry.value() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL) {
            problems.add(
                    entry.place(), ProblemCode.NO_VALUE, subject + " has no value, but must be a mapping of " + advice);
        } else if (!isUnusable(entry.value())) {
            problems.add(
                    entry.value().location(),
                    ProblemCode.WRONG_TYPE,
                    subject + " is " + ProblemText.described(entry.value()) + ", but must be a mapping of " + advice);
        }
    }

    /** Whether it is already reported. */
    static boolean isUnusable(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.UNUSABLE;
    }
}
