package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.ImageAttributes;
import java.util.Map;

/**
 * One image of a manifest, with defaults and merges applied.
 *
 * @param name the path of its file without the ending
 * @param attributes what is asked of the provider
 * @param take which purchase of the same attributes this is, from 1
 * @param location where the name is written
 * @param locations where the values are written that the manifest gives, inherited ones included
 */
public record ImageSpec(
        String name, ImageAttributes attributes, int take, Location location, Map<Attribute, Location> locations) {

    public ImageSpec {
        locations = Map.copyOf(locations);
        if (take < 1) {
            throw new IllegalArgumentException("take is " + take);
        }
    }

    /** Where the value of the attribute is written, or else the name. */
    public Location locationOf(Attribute attribute) {
        return locations.getOrDefault(attribute, location);
    }
}
