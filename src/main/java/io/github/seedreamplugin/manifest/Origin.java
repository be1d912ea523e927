package io.github.seedreamplugin.manifest;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where an image is written.
 *
 * @param file the manifest
 * @param location where the name stands
 * @param locations where the values stand that the manifest gives, inherited ones included
 * @param combination for an image of a matrix the labels that make it, such as {@code season: winter, lang: en}; else
 *     empty
 */
public record Origin(Path file, Location location, Map<Attribute, Location> locations, String combination) {

    public Origin {
        locations = Map.copyOf(locations);
    }

    /** Where the value of the attribute stands, or else the name. */
    public Location of(Attribute attribute) {
        return locations.getOrDefault(attribute, location);
    }
}
