package io.github.seedreamplugin.output;

/**
 * What stays of a picture that is cropped.
 *
 * @param x from 0, the left part, to 1, the right part
 * @param y from 0, the upper part, to 1, the lower part
 */
public record FocusPoint(double x, double y) {}
