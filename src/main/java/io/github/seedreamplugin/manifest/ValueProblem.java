package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import java.util.Optional;

/** How a reader of values says what is wrong with one: at the value's place, naming who uses it from elsewhere. */
final class ValueProblem {

    private final Problems problems;
    private final Entry entry;
    private final String user;

    /** The user is the place where the value is used, in words, or empty if it is used where it is written. */
    ValueProblem(Problems problems, Entry entry, String user) {
        this.problems = problems;
        this.entry = entry;
        this.user = user;
    }

    String key() {
        return entry.key();
    }

    /** Who uses the value from elsewhere, in words, or empty. */
    String user() {
        return user;
    }

    Location location() {
        return entry.value().location();
    }

    String shown() {
        return ProblemText.described(entry.value());
    }

    <T> Optional<T> wrongType(String legal) {
        return add(ProblemCode.WRONG_TYPE, key() + " is " + shown() + ", but must be " + legal);
    }

    <T> Optional<T> noValue(String legal) {
        String message = key() + " has no value; write " + legal + ", or remove the line";
        problems.add(entry.place(), ProblemCode.NO_VALUE, message);
        return Optional.empty();
    }

    /** Adds the problem; always empty, for there is no value. */
    <T> Optional<T> add(ProblemCode code, String message) {
        String alias = entry.isAlias() ? " (used on line " + entry.place().line() + ")" : user;
        problems.add(entry.value().location(), code, message + alias);
        return Optional.empty();
    }
}
