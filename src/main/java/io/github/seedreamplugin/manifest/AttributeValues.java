package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The attributes that a mapping gives, each with its place; of a faulty value only the place is kept. */
final class AttributeValues {

    /** What the provider assumes, sent explicitly all the same. */
    private static final AspectRatio DEFAULT_ASPECT_RATIO = AspectRatio.LANDSCAPE_16_9;

    private static final Size DEFAULT_SIZE = Size.TWO_K;
    private static final OptimizePrompt DEFAULT_OPTIMIZE_PROMPT = OptimizePrompt.STANDARD;

    private final Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
    private final Map<Attribute, Location> locations = new EnumMap<>(Attribute.class);

    /** Whether the attribute is given, be it with a faulty value. */
    boolean has(Attribute attribute) {
        return locations.containsKey(attribute);
    }

    void put(Attribute attribute, Location location, Optional<?> value) {
        locations.put(attribute, location);
        if (value.isPresent()) {
            values.put(attribute, value.get());
        }
    }

    /** Takes over what is given there and not yet here. */
    void inherit(AttributeValues other) {
        for (Map.Entry<Attribute, Location> given : other.locations.entrySet()) {
            if (!has(given.getKey())) {
                put(given.getKey(), given.getValue(), Optional.ofNullable(other.values.get(given.getKey())));
            }
        }
    }

    Map<Attribute, Location> locations() {
        return locations;
    }

    /** The prompt, if a good one is given. */
    Optional<String> prompt() {
        return Optional.ofNullable((String) values.get(Attribute.PROMPT));
    }

    int maxImages() {
        return (Integer) values.getOrDefault(Attribute.MAX_IMAGES, 1);
    }

    int take() {
        return (Integer) values.getOrDefault(Attribute.TAKE, 1);
    }

    /** All six, with defaults for those not given; the watermark's default is that of the provider's page. */
    ImageAttributes with(String prompt) {
        return new ImageAttributes(
                prompt,
                (AspectRatio) values.getOrDefault(Attribute.ASPECT_RATIO, DEFAULT_ASPECT_RATIO),
                (Size) values.getOrDefault(Attribute.SIZE, DEFAULT_SIZE),
                maxImages(),
                (OptimizePrompt) values.getOrDefault(Attribute.OPTIMIZE_PROMPT, DEFAULT_OPTIMIZE_PROMPT),
                (Boolean) values.getOrDefault(Attribute.WATERMARK, true));
    }
}
