package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Matrix.Axis;
import io.github.seedreamplugin.manifest.Matrix.Label;
import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import io.github.seedreamplugin.manifest.Node.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the axes of a matrix and what it excludes. */
final class MatrixReader {

    private static final String EXCLUDE = "exclude";
    private static final String LEGAL =
            "a mapping of axes: lang: [en, de], or size: { small: a small one, big: a big one }";
    private static final String LABELS = "a list of labels, or a mapping of labels to texts";

    private final Problems problems;

    MatrixReader(Problems problems) {
        this.problems = problems;
    }

    /** The matrix; empty, with problems, if any part of it is bad. */
    Optional<Matrix> read(Entry entry, ValueProblem problem) {
        if (!(entry.value() instanceof Mapping mapping)) {
            return ScalarReader.scalar(entry, LEGAL, problem).isEmpty() && entry.value() instanceof Scalar
                    ? Optional.empty()
                    : problem.wrongType(LEGAL);
        }
        if (!mapping.merges().isEmpty() || mapping.mergesUnknown()) {
            return problem.add(ProblemCode.NOT_ALLOWED_HERE, "a matrix cannot merge another: write its axes out");
        }
        List<Axis> axes = new ArrayList<>();
        boolean isGood = true;
        for (Entry axis : mapping.entries().values()) {
            if (!axis.key().equals(EXCLUDE)) {
                Optional<Axis> read = axis(axis);
                isGood &= read.isPresent();
                read.ifPresent(axes::add);
            }
        }
        if (isGood && axes.isEmpty()) {
            return problem.add(ProblemCode.EMPTY_MATRIX, "matrix has no axis: add one, such as lang: [en, de]");
        }
        Entry exclude = mapping.entries().get(EXCLUDE);
        if (!isGood || exclude == null) {
            return isGood ? Optional.of(new Matrix(entry.value().location(), axes, List.of())) : Optional.empty();
        }
        return excluded(exclude, axes).map(list -> new Matrix(entry.value().location(), axes, list));
    }

    private Optional<Axis> axis(Entry entry) {
        ValueProblem problem = new ValueProblem(problems, entry, "");
        if (!isAxisName(entry.key())) {
            problems.add(
                    entry.place(),
                    ProblemCode.BAD_NAME,
                    "the name of the axis " + ProblemText.quoted(entry.key())
                            + " must begin with a letter and contain only A-Z, a-z, 0-9, \"_\" and \"-\"");
            return Optional.empty();
        }
        if (entry.value() instanceof Scalar) {
            return ScalarReader.scalar(entry, LABELS, problem).flatMap(scalar -> problem.wrongType(LABELS));
        }
        Optional<List<Label>> labels =
                entry.value() instanceof Mapping mapping ? texts(mapping) : list((Sequence) entry.value());
        if (labels.isPresent() && labels.get().isEmpty()) {
            return problem.add(ProblemCode.EMPTY_MATRIX, "the axis " + entry.key() + " has no label: write " + LABELS);
        }
        return labels.map(good -> new Axis(entry.key(), good));
    }

    private Optional<List<Label>> texts(Mapping mapping) {
        List<Label> labels = new ArrayList<>();
        for (Entry entry : mapping.entries().values()) {
            text(entry, "a text for the label").ifPresent(text -> labels.add(new Label(entry.key(), text)));
        }
        if (!mapping.merges().isEmpty() || mapping.mergesUnknown()) {
            problems.add(
                    mapping.location(), ProblemCode.NOT_ALLOWED_HERE, "an axis cannot merge another: write it out");
            return Optional.empty();
        }
        return labels.size() == mapping.entries().size() ? Optional.of(labels) : Optional.empty();
    }

    private Optional<List<Label>> list(Sequence sequence) {
        List<Label> labels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Entry item : sequence.items()) {
            Entry named = new Entry("a label", item.place(), item.value(), item.isAlias());
            Optional<String> text = text(named, "a text or a number");
            if (text.isPresent() && seen.add(text.get())) {
                labels.add(new Label(text.get(), text.get()));
            } else if (text.isPresent()) {
                problems.add(
                        item.place(),
                        ProblemCode.DUPLICATE_VALUE,
                        "the label " + ProblemText.quoted(text.get()) + " is listed twice: remove one");
            }
        }
        return labels.size() == sequence.items().size() ? Optional.of(labels) : Optional.empty();
    }

    /** A text, or a number or truth value as it is written. */
    private Optional<String> text(Entry entry, String legal) {
        ValueProblem problem = new ValueProblem(problems, entry, "");
        return ScalarReader.scalar(entry, legal, problem)
                .flatMap(scalar -> scalar.kind() == Scalar.Kind.TEXT
                        ? ScalarReader.text(scalar, problem)
                        : Optional.of(scalar.text()));
    }

    private Optional<List<Map<String, String>>> excluded(Entry exclude, List<Axis> axes) {
        String legal = "a list of combinations, each with the labels of some axes: [{ lang: de }]";
        ValueProblem problem = new ValueProblem(problems, exclude, "");
        if (!(exclude.value() instanceof Sequence sequence)) {
            return exclude.value() instanceof Scalar
                    ? ScalarReader.scalar(exclude, legal, problem).flatMap(scalar -> problem.wrongType(legal))
                    : problem.wrongType(legal);
        }
        List<Map<String, String>> all = new ArrayList<>();
        for (Entry item : sequence.items()) {
            if (item.value() instanceof Mapping mapping && !mapping.entries().isEmpty()) {
                combination(mapping, axes).ifPresent(all::add);
            } else {
                problems.add(
                        item.place(),
                        ProblemCode.WRONG_TYPE,
                        "an excluded combination must be a mapping such as { lang: de }");
            }
        }
        return all.size() == sequence.items().size() ? Optional.of(all) : Optional.empty();
    }

    private Optional<Map<String, String>> combination(Mapping mapping, List<Axis> axes) {
        List<String> names = axes.stream().map(Axis::name).toList();
        Map<String, String> labels = new LinkedHashMap<>();
        for (Entry entry : mapping.entries().values()) {
            Optional<Axis> axis = axes.stream()
                    .filter(candidate -> candidate.name().equals(entry.key()))
                    .findFirst();
            if (axis.isEmpty()) {
                problems.add(
                        entry.place(),
                        ProblemCode.UNKNOWN_LABEL,
                        ProblemText.quoted(entry.key()) + " is not an axis of this matrix; use "
                                + ProblemText.anyOf(names) + ProblemText.nearest(entry.key(), names));
                continue;
            }
            List<String> legal = axis.get().labels().stream().map(Label::label).toList();
            Optional<String> label = text(entry, "one of the labels " + ProblemText.anyOf(legal));
            if (label.isPresent() && !legal.contains(label.get())) {
                problems.add(
                        entry.value().location(),
                        ProblemCode.UNKNOWN_LABEL,
                        ProblemText.quoted(label.get()) + " is not a label of " + entry.key() + "; use "
                                + ProblemText.anyOf(legal) + ProblemText.nearest(label.get(), legal));
            } else {
                label.ifPresent(good -> labels.put(entry.key(), good));
            }
        }
        return labels.size() == mapping.entries().size() ? Optional.of(labels) : Optional.empty();
    }

    private static boolean isAxisName(String name) {
        if (name.isEmpty() || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
