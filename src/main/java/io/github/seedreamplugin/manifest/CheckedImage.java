package io.github.seedreamplugin.manifest;

import java.util.Set;

/**
 * An image that is free of mistakes, with what it takes to look for things that may be some.
 *
 * @param spec the image
 * @param problems of the manifest that it is written in
 * @param allowed the warnings that are not wanted for it
 * @param prompt where the prompt is written
 * @param hasMatrix whether braces mean something in it
 */
record CheckedImage(
        ImageSpec spec, Problems problems, Set<ProblemCode> allowed, Placeholders.Place prompt, boolean hasMatrix) {

    /** How messages say which of the images of an entry they mean; empty without a matrix. */
    String user() {
        return prompt.user();
    }
}
