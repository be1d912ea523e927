package io.github.seedreamplugin.manifest;

import java.util.Map;
import java.util.Optional;

/** Replaces {@code {axis}} and {@code ${property}} in texts, in one pass, so that what is put in is never looked at again. */
final class Placeholders {

    /** Where a text stands, for messages about its parts. */
    record Place(Problems problems, Location location, String user) {

        void add(ProblemCode code, String part, String message) {
            problems.add(problems.locate(location, part), code, message + user, part);
        }
    }

    private final ManifestProperties properties;
    private final boolean areAllowed;

    /** Properties mean something only where they are allowed. */
    Placeholders(ManifestProperties properties, boolean areAllowed) {
        this.properties = properties;
        this.areAllowed = areAllowed;
    }

    /** Whether anything in the text may be a placeholder. */
    boolean concern(String text, boolean hasMatrix) {
        return (hasMatrix && text.indexOf('{') >= 0) || (areAllowed && text.contains("${"));
    }

    /** The text with the values; empty, with problems, if one is unknown. No axes means that braces are just braces. */
    Optional<String> replace(String text, Map<String, String> axes, Place place) {
        StringBuilder replaced = new StringBuilder();
        boolean isGood = true;
        int at = 0;
        while (at < text.length()) {
            if (areAllowed && text.startsWith("$${", at)) {
                replaced.append("${");
                at += 3;
            } else if (!axes.isEmpty() && text.startsWith("{{", at)) {
                replaced.append('{');
                at += 2;
            } else if (areAllowed && text.startsWith("${", at)) {
                int end = end(text, at);
                Optional<String> value = property(text.substring(at + 2, end), text.substring(at, end), place);
                isGood &= value.isPresent();
                replaced.append(value.orElse(""));
                at = end + 1;
            } else if (!axes.isEmpty() && text.charAt(at) == '{') {
                int end = end(text, at);
                Optional<String> value = axis(text.substring(at + 1, end), axes, place);
                isGood &= value.isPresent();
                replaced.append(value.orElse(""));
                at = end + 1;
            } else {
                replaced.append(text.charAt(at));
                at++;
            }
        }
        return isGood ? Optional.of(replaced.toString()) : Optional.empty();
    }

    private static int end(String text, int from) {
        int end = text.indexOf('}', from);
        return end < 0 ? text.length() : end;
    }

    private Optional<String> axis(String name, Map<String, String> axes, Place place) {
        String value = axes.get(name);
        if (value == null) {
            String shown = ProblemText.quoted("{" + name + "}");
            String message = shown + " is not an axis of this image's matrix; use " + ProblemText.anyOf(axes.keySet())
                    + ", or write {{ for a brace" + ProblemText.nearest(name, axes.keySet());
            place.add(ProblemCode.UNKNOWN_PLACEHOLDER, "{" + name, message);
        }
        return Optional.ofNullable(value);
    }

    private Optional<String> property(String name, String part, Place place) {
        String shown = ProblemText.quoted("${" + name + "}");
        if (name.startsWith("env.") || name.startsWith("settings.")) {
            return refuse(
                    place, part, shown + " may hold a secret: use a property of the project, or give one with -D");
        }
        String value = properties.values().get(name);
        if (value != null) {
            return Optional.of(value);
        }
        if (properties.systemProperties().contains(name)) {
            return refuse(
                    place,
                    part,
                    shown
                            + " is a system property, which differs from machine to machine: use a property of the project,"
                            + " or give one with -D");
        }
        String message =
                shown + " is not a property of this project: add it to <properties>, give it with -D, or write $${"
                        + " for plain text"
                        + ProblemText.nearest(name, properties.values().keySet());
        place.add(ProblemCode.UNKNOWN_PROPERTY, part, message);
        return Optional.empty();
    }

    private static Optional<String> refuse(Place place, String part, String message) {
        place.add(ProblemCode.FORBIDDEN_PROPERTY, part, message);
        return Optional.empty();
    }
}
