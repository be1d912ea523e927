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
            double center = (i + 0.5) * scale;
            double reach = filter.reach() * scale;
            int start = Math.max(0, (int) Math.floor(center - reach));
            int end = Math.min(longer, (int) Math.ceil(center + reach));
            starts[i] = start;
            shares[i] = shares(filter, start, end, center, scale);
        }
        return new Weights(starts, shares);
    }

    private static float[] shares(Filter filter, int start, int end, double center, double scale) {
        double[] weights = new double[end - start];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double from = Math.max(start + i, center - filter.reach() * scale);
            double to = Math.min(start + i + 1, center + filter.reach() * scale);
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
