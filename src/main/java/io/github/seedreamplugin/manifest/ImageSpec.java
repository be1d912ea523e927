package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.ImageAttributes;
import java.util.List;
import java.util.Optional;

/**
 * One image of a manifest, with defaults, presets, merges and the matrix applied.
 *
 * @param name the path of its file without the extension
 * @param attributes what is asked of the provider
 * @param take which purchase of the same attributes this is, from 1
 * @param origin where it is written
 * @param alt the alternative text; the empty text marks a decoration, and nothing means that nobody wrote one
 * @param caption the text to show with it
 * @param variants what is made from each picture that is published
 * @param pick the numbers of the pictures that are published, in this order; empty for all of them
 */
public record ImageSpec(
        String name,
        ImageAttributes attributes,
        int take,
        Origin origin,
        Optional<String> alt,
        Optional<String> caption,
        List<Variant> variants,
        List<Integer> pick) {

    public ImageSpec {
        variants = List.copyOf(variants);
        pick = List.copyOf(pick);
        if (take < 1) {
            throw new IllegalArgumentException("take is " + take);
        }
        for (int number : pick) {
            if (number < 1 || number > attributes.maxImages()) {
                throw new IllegalArgumentException("pick " + number + " of " + attributes.maxImages());
            }
        }
    }

    /** An image of the first take, of which nothing else is said. */
    public static Builder named(String name, ImageAttributes attributes, Origin origin) {
        return new Builder(name, attributes, origin);
    }

    /** Where its name is written. */
    public Location location() {
        return origin.location();
    }

    /** Puts an image together by names. */
    public static final class Builder {
        private final String name;
        private final ImageAttributes attributes;
        private final Origin origin;
        private int take = 1;
        private Optional<String> alt = Optional.empty();
        private Optional<String> caption = Optional.empty();
        private List<Variant> variants = List.of();
        private List<Integer> pick = List.of();

        private Builder(String name, ImageAttributes attributes, Origin origin) {
            this.name = name;
            this.attributes = attributes;
            this.origin = origin;
        }

        public Builder take(int number) {
            this.take = number;
            return this;
        }

        public Builder alt(Optional<String> text) {
            this.alt = text;
            return this;
        }

        public Builder caption(Optional<String> text) {
            this.caption = text;
            return this;
        }

        public Builder variants(List<Variant> list) {
            this.variants = list;
            return this;
        }

        public Builder pick(List<Integer> numbers) {
            this.pick = numbers;
            return this;
        }

        public ImageSpec build() {
            return new ImageSpec(name, attributes, take, origin, alt, caption, variants, pick);
        }
    }
}
