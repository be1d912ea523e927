package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Node.Entry;
import io.github.seedreamplugin.manifest.Node.Mapping;
import io.github.seedreamplugin.manifest.Node.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the attributes of an image or of the defaults, merges included; a shared mapping only once, however many share it. */
final class AttributeReader {

    /** An alias costs a few bytes and stands for a whole prompt: without a bound, a small file could fill any memory. */
    private static final long MOST_PROMPT_CHARACTERS = 64L << 20;

    private final Problems problems;
    private final ValueReader values;
    private final Map<Mapping, AttributeValues> shared = new HashMap<>();
    private long promptCharacters;

    /** @param formats what variants may ask for */
    AttributeReader(Problems problems, Set<VariantFormat> formats) {
        this.problems = problems;
        this.values = new ValueReader(problems, formats);
    }

    /** What the mapping gives that stands in this place; to be added to without harm to others that share it. */
    AttributeValues read(Entry entry, Mapping mapping) {
        if (!entry.isAlias()) {
            return read(mapping, "");
        }
        AttributeValues copy = new AttributeValues();
        copy.inherit(shared(mapping, " (used on line " + entry.place().line() + ")"));
        return copy;
    }

    private AttributeValues read(Mapping mapping, String user) {
        AttributeValues result = new AttributeValues();
        for (Entry entry : mapping.repeated()) {
            read(entry, user, new AttributeValues());
        }
        for (Entry entry : mapping.entries().values()) {
            read(entry, user, result);
        }
        if (result.has(Attribute.PROMPT) && result.has(Attribute.PROMPT_FILE)) {
            problems.add(
                    result.entry(Attribute.PROMPT_FILE).place(),
                    ProblemCode.PROMPT_TWICE,
                    "this has both prompt and prompt_file: keep one of the two" + user);
        }
        for (Entry merge : mapping.merges()) {
            result.inherit(shared(
                    (Mapping) merge.value(), " (merged on line " + merge.place().line() + ")"));
        }
        return result;
    }

    private void read(Entry entry, String user, AttributeValues result) {
        Optional<Attribute> known = Attribute.of(entry.key());
        if (known.isEmpty()) {
            problems.add(
                    entry.place(),
                    ProblemCode.UNKNOWN_ATTRIBUTE,
                    ProblemText.quoted(entry.key()) + " is not an attribute of an image; use "
                            + ProblemText.anyOf(Attribute.yamlNames())
                            + ProblemText.nearest(entry.key(), Attribute.yamlNames()) + user);
        } else if (canAfford(entry)) {
            boolean isOpen = AttributeValues.isOpen(known.get(), entry);
            result.put(known.get(), entry, isOpen ? Optional.empty() : values.read(known.get(), entry, user));
        }
    }

    private AttributeValues shared(Mapping mapping, String user) {
        AttributeValues known = shared.get(mapping);
        if (known == null) {
            known = read(mapping, user);
            shared.put(mapping, known);
        }
        return known;
    }

    private boolean canAfford(Entry entry) {
        return !entry.isAlias()
                || !(entry.value() instanceof Scalar scalar)
                || canAfford(scalar.text().length(), entry.place());
    }

    /** The value again, with this text in place of what is written. */
    Optional<?> read(Attribute attribute, Entry entry, String text, String user) {
        Scalar replaced = new Scalar(entry.value().location(), Scalar.Kind.TEXT, text);
        return values.read(attribute, new Entry(entry.key(), entry.place(), replaced, false), user);
    }

    /** Whether the prompts with this one are still within bounds; a problem at the place if not. */
    boolean canAfford(int characters, Location place) {
        if (promptCharacters > MOST_PROMPT_CHARACTERS) {
            return false;
        }
        promptCharacters += characters;
        if (promptCharacters > MOST_PROMPT_CHARACTERS) {
            problems.add(
                    place,
                    ProblemCode.TOO_LARGE,
                    "the prompts up to here have more than 64 million characters, counting inherited ones each time: split"
                            + " the manifest");
        }
        return promptCharacters <= MOST_PROMPT_CHARACTERS;
    }
}
