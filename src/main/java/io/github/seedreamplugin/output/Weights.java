package io.github.seedreamplugin.output;

import java.util.Arrays;

/**
 * Which pixels of a longer row each pixel of a shorter one is made of, and by how much each counts.
 *
 * @param starts the first of them, for each pixel of the shorter row
 * @param shares how much each counts; together they are 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Weights(int[] starts, float[][] shares) {

    static Weights of(Filter filter, int longer, int shorter) {
        int[] starts = new int[shorter];
        float[][] shares = new float[shorter][];
        double scale = (double) longer / shorter;
        for (int i = 0; i < shorter; i++) {
            Span span = Span.around((i + 0.5) * scale, filter.reach() * scale, longer);
            starts[i] = span.start();
            shares[i] = shares(filter, span, scale);
        }
        return new Weights(starts, shares);
    }

    /** The pixels from {@code start} up to {@code end} that lie within reach of a place between them. */
    private record Span(int start, int end, double center) {

        static Span around(double center, double reach, int length) {
            return new Span(
                    Math.max(0, (int) Math.floor(center - reach)),
                    Math.min(length, (int) Math.ceil(center + reach)),
                    center);
        }
    }

    private static float[] shares(Filter filter, Span span, double scale) {
        double center = span.center();
        double[] weights = new double[span.end() - span.start()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double from = Math.max(span.start() + i, center - filter.reach() * scale);
            double to = Math.min(span.start() + i + 1, center + filter.reach() * scale);
            double middle = (from + to) / 2;
            weights[i] = Math.max(0, to - from) * filter.weight(Math.abs(middle - center) / scale);
            sum += weights[i];
        }
        float[] shares = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            shares[i] = (float) (weights[i] / sum);
        }
        return shares;
    }

    /** How many pixels the shorter row has. */
    int length() {
        return starts.length;
    }

    int start(int index) {
        return starts[index];
    }

    /** Just after the last one. */
    int end(int index) {
        return starts[index] + shares[index].length;
    }

    float[] at(int index) {
        return shares[index];
    }

    /** The most that any pixel is made of. */
    int most() {
        return Arrays.stream(shares).mapToInt(share -> share.length).max().orElse(0);
    }
}
