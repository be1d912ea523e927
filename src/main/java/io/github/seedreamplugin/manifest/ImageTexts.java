package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.manifest.Matrix.Combination;
import io.github.seedreamplugin.manifest.Placeholders.Place;
import io.github.seedreamplugin.manifest.PromptFiles.PromptText;
import java.util.Optional;

/** The texts of an image with everything put into them that they name: properties, labels and prompt files. */
final class ImageTexts {

    private final Problems problems;
    private final AttributeReader attributes;
    private final Placeholders placeholders;
    private final PromptFiles files;

    ImageTexts(Problems problems, AttributeReader attributes, Placeholders placeholders, PromptFiles files) {
        this.problems = problems;
        this.attributes = attributes;
        this.placeholders = placeholders;
        this.files = files;
    }

    Problems problems() {
        return problems;
    }

    /** The name; empty, with a problem, if something in it is unknown. */
    Optional<String> name(String name, Location location, Combination combination) {
        return placeholders.concern(name, !combination.labels().isEmpty())
                ? placeholders.replace(name, combination.names(), new Place(problems, location, combination.user()))
                : Optional.of(name);
    }

    /** The text of the attribute; empty if none is given or a problem is added. */
    Optional<String> text(Attribute attribute, AttributeValues values, Combination combination) {
        Optional<String> text = values.text(attribute);
        if (text.isEmpty()
                || !placeholders.concern(text.get(), !combination.labels().isEmpty())) {
            return text;
        }
        return placeholders
                .replace(text.get(), combination.texts(), place(attribute, values, combination))
                .flatMap(replaced -> attributes.read(attribute, values.entry(attribute), replaced, combination.user()))
                .map(String.class::cast);
    }

    /** Reads again what takes one of a few words, once the placeholder in it is replaced. */
    void resolve(Attribute attribute, AttributeValues values, Combination combination) {
        String written = ((Node.Scalar) values.entry(attribute).value()).text();
        Optional<String> text =
                placeholders.concern(written, !combination.labels().isEmpty())
                        ? placeholders.replace(written, combination.texts(), place(attribute, values, combination))
                        : Optional.of(written);
        Optional<?> value = text.flatMap(
                replaced -> attributes.read(attribute, values.entry(attribute), replaced, combination.user()));
        values.put(attribute, values.entry(attribute), value);
    }

    /** Where the prompt is written; only to be asked if one is given. */
    Place promptPlace(AttributeValues values, Combination combination) {
        if (!values.has(Attribute.PROMPT_FILE)) {
            return place(Attribute.PROMPT, values, combination);
        }
        return file(values, combination)
                .map(found -> new Place(found.problems(), Location.START, combination.user()))
                .orElseGet(() -> place(Attribute.PROMPT_FILE, values, combination));
    }

    /** The whole prompt, between its prefix and its suffix; empty if none is given or a problem is added. */
    Optional<String> prompt(AttributeValues values, Combination combination) {
        Optional<String> prompt = values.has(Attribute.PROMPT_FILE)
                ? file(values, combination).flatMap(found -> inFile(found, combination))
                : text(Attribute.PROMPT, values, combination);
        if (!values.has(Attribute.PROMPT_PREFIX) && !values.has(Attribute.PROMPT_SUFFIX)) {
            return prompt;
        }
        Optional<String> prefix = text(Attribute.PROMPT_PREFIX, values, combination);
        Optional<String> suffix = text(Attribute.PROMPT_SUFFIX, values, combination);
        return prompt.map(middle -> prefix.orElse("") + middle + suffix.orElse(""));
    }

    private Optional<PromptText> file(AttributeValues values, Combination combination) {
        Location location = values.location(Attribute.PROMPT_FILE);
        return text(Attribute.PROMPT_FILE, values, combination)
                .flatMap(path -> files.text(path, location, combination.user()));
    }

    private Optional<String> inFile(PromptText found, Combination combination) {
        if (!placeholders.concern(found.text(), !combination.labels().isEmpty())) {
            return Optional.of(found.text());
        }
        Place place = new Place(found.problems(), Location.START, combination.user());
        Optional<String> replaced = placeholders.replace(found.text(), combination.texts(), place);
        if (replaced.isPresent() && ApiKeyForm.isIn(replaced.get())) {
            place.add(ProblemCode.API_KEY, "", ApiKeyForm.MESSAGE);
            return Optional.empty();
        }
        return replaced;
    }

    private Place place(Attribute attribute, AttributeValues values, Combination combination) {
        return new Place(problems, values.location(attribute), combination.user());
    }
}
