package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Scalar;
import io.github.seedreamplugin.manifest.Node.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads the attributes that take one value or a list of them. */
final class ListReader {

    private static final String NAMES = "the name of a preset, or a list of names";
    private static final String CODES = "the code of a warning, or a list of codes";
    private static final String NUMBERS =
            "a whole number from 1 to " + ImageAttributes.MOST_IMAGES + ", or a list of them";

    private final Problems problems;

    ListReader(Problems problems) {
        this.problems = problems;
    }

    /** Names of presets; whether there are such presets is not looked at. */
    Optional<List<Scalar>> names(Entry entry, ValueProblem problem) {
        return list(entry, NAMES, problem, ListReader::name);
    }

    /** The kinds of warnings that are not to be given. */
    Optional<List<ProblemCode>> codes(Entry entry, ValueProblem problem) {
        return list(entry, CODES, problem, ListReader::code);
    }

    /** The numbers of pictures. */
    Optional<List<Integer>> numbers(Entry entry, ValueProblem problem) {
        return list(
                entry,
                NUMBERS,
                problem,
                (scalar, ofItem) -> ScalarReader.integer(
                        scalar,
                        ImageAttributes.MOST_IMAGES,
                        "a whole number from 1 to " + ImageAttributes.MOST_IMAGES,
                        ofItem));
    }

    private <T> Optional<List<T>> list(
            Entry entry, String legal, ValueProblem problem, BiFunction<Scalar, ValueProblem, Optional<T>> reader) {
        if (!(entry.value() instanceof Sequence sequence)) {
            return ScalarReader.scalar(entry, legal, problem)
                    .flatMap(scalar -> reader.apply(scalar, problem))
                    .map(List::of);
        }
        if (sequence.items().isEmpty()) {
            return problem.add(ProblemCode.NO_VALUE, entry.key() + " is an empty list; write " + legal);
        }
        List<T> values = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        for (Entry item : sequence.items()) {
            Entry named = new Entry(entry.key(), item.place(), item.value(), item.isAlias());
            ValueProblem ofItem = new ValueProblem(problems, named, problem.user());
            Optional<Scalar> scalar = ScalarReader.scalar(named, legal, ofItem);
            if (scalar.isPresent() && !texts.add(scalar.get().text())) {
                Optional<T> unused = ofItem.add(
                        ProblemCode.DUPLICATE_VALUE,
                        entry.key() + " lists "
                                + ProblemText.quoted(scalar.get().text()) + " twice: remove one");
                continue;
            }
            scalar.flatMap(good -> reader.apply(good, ofItem)).ifPresent(values::add);
        }
        return values.size() == sequence.items().size() ? Optional.of(values) : Optional.empty();
    }

    private static Optional<Scalar> name(Scalar scalar, ValueProblem problem) {
        return scalar.kind() == Scalar.Kind.TEXT ? Optional.of(scalar) : problem.wrongType(NAMES);
    }

    private static Optional<ProblemCode> code(Scalar scalar, ValueProblem problem) {
        for (ProblemCode code : ProblemCode.values()) {
            if (code.isWarning() && code.name().equals(scalar.text())) {
                return Optional.of(code);
            }
        }
        List<String> legal = ProblemCode.warnings();
        return problem.add(
                ProblemCode.NOT_ALLOWED,
                problem.key() + " is " + ProblemText.quoted(scalar.text()) + ", but must be the code of a warning: "
                        + ProblemText.anyOf(legal) + ProblemText.nearest(scalar.text(), legal));
    }
}
