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

        /** About the part with this index of the text. */
        void add(ProblemCode code, Part part, String message) {
            Location found = problems.locate(location, part.whole(), part.at(), part.text());
            problems.add(found, code, message + user, part.text());
        }
    }

    /** A placeholder by its place in a text, without its closing brace. */
    private record Part(String whole, int at, int end) {

        String text() {
            return whole.substring(at, end);
        }

        /** What stands after this sign. */
        String name(String sign) {
            return whole.substring(at + sign.length(), end);
        }

        boolean isClosed() {
            return end < whole.length();
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
                Part part = new Part(text, at, end(text, at));
                Optional<String> value = property(part, place);
                isGood &= value.isPresent();
                replaced.append(value.orElse(""));
                at = part.end() + 1;
            } else if (!axes.isEmpty() && text.charAt(at) == '{') {
                Part part = new Part(text, at, end(text, at));
                Optional<String> value = axis(part, axes, place);
                isGood &= value.isPresent();
                replaced.append(value.orElse(""));
                at = part.end() + 1;
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

    private Optional<String> axis(Part part, Map<String, String> axes, Place place) {
        String name = part.name("{");
        String value = part.isClosed() ? axes.get(name) : null;
        if (!part.isClosed()) {
            String message = "this { is never closed; write } after the name of an axis, or {{ for a brace";
            place.add(ProblemCode.UNKNOWN_PLACEHOLDER, part, message);
        } else if (value == null) {
            String shown = ProblemText.quoted("{" + name + "}");
            String message = shown + " is not an axis of this image's matrix; use " + ProblemText.anyOf(axes.keySet())
                    + ", or write {{ for a brace" + ProblemText.nearest(name, axes.keySet());
            place.add(ProblemCode.UNKNOWN_PLACEHOLDER, part, message);
        }
        return Optional.ofNullable(value);
    }

    private Optional<String> property(Part part, Place place) {
        String name = part.name("${");
        if (!part.isClosed()) {
            String message = "this ${ is never closed; write } after the name of a property, or $${ for plain text";
            place.add(ProblemCode.UNKNOWN_PROPERTY, part, message);
            return Optional.empty();
        }
        String shown = ProblemText.quoted("${" + name + "}");
        if (name.startsWith("env.") || name.startsWith("settings.")) {
            return refuse(
                    place, part, shown + " may hold a secret: use a property of the project, or give one with -D");
        }
        if (properties.madeOfSecrets().contains(name)) {
            return refuse(
                    place,
                    part,
                    shown + " is made of values of the environment, of settings.xml or of the machine, which may hold a"
                            + " secret: write its text into the POM, or give it with -D");
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

    private static Optional<String> refuse(Place place, Part part, String message) {
        place.add(ProblemCode.FORBIDDEN_PROPERTY, part, message);
        return Optional.empty();
    }
}
