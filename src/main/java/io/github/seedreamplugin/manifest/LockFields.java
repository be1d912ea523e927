package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.time.DateTimeException;
import java.util.Set;
import java.util.function.Function;

/** The fields of one mapping of the lock. A missing or bad one is reported, and a good one is used instead. */
final class LockFields {

    private static final String CURE = ": undo the change to this file, or restore it from git";

    private final Mapping mapping;
    private final Problems problems;

    LockFields(Mapping mapping, Set<String> known, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
        for (Entry entry : mapping.entries().values()) {
            if (!known.contains(entry.key())) {
                problems.add(
                        entry.place(),
                        ProblemCode.UNKNOWN_ATTRIBUTE,
                        ProblemText.quoted(entry.key()) + " is unknown in a lock of version 1" + CURE);
            }
        }
    }

    Location location(String key) {
        Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.location() : entry.value().location();
    }

    /** Reports that the field is missing, or else that it is not of this form. */
    void bad(String key, String form) {
        boolean isMissing = !mapping.entries().containsKey(key);
        problems.add(
                location(key),
                isMissing ? ProblemCode.MISSING_LOCK_FIELD : ProblemCode.INVALID_LOCK_FIELD,
                key + (isMissing ? " is missing" : " must be " + form) + CURE,
                key);
    }

    String text(String key) {
        return parsed(key, Function.identity(), "", "a text");
    }

    /** The field that the parser makes of a text; a parser refuses it by throwing what the JDK's own do. */
    <T> T parsed(String key, Function<String, T> parser, T standIn, String form) {
        Entry entry = mapping.entries().get(key);
        if (entry != null && entry.value() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
            try {
                return parser.apply(scalar.text());
            } catch (IllegalArgumentException | DateTimeException e) {
                bad(key, form);
                return standIn;
            }
        }
        bad(key, form);
        return standIn;
    }

    /** A whole number from 1 to the most. */
    long whole(String key, long most) {
        Entry entry = mapping.entries().get(key);
        if (entry != null && entry.value() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.INTEGER) {
            long number = ScalarReader.number(scalar.text());
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        bad(key, "a whole number from 1");
        return 1;
    }

    boolean truth(String key) {
        Entry entry = mapping.entries().get(key);
        if (entry != null && entry.value() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOLEAN) {
            return scalar.text().equals("true");
        }
        bad(key, "true or false");
        return false;
    }
}
