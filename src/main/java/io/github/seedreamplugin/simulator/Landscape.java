package io.github.seedreamplugin.simulator;

import java.awt.Color;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Hills before an evening sky, every colour and curve drawn at random from a seed. Computed pixel by pixel into an array:
 * that is faster than AWT's gradients and works where AWT does not.
 */
final class Landscape {

    private static final int LAYERS = 5;
    private static final double HORIZON = 0.60;

    private final int width;
    private final int height;
    private final SplittableRandom lot;
    private final float hue;
    private final int[] pixels;

    private Landscape(int[] pixels, int width, long seed) {
        this.pixels = pixels;
        this.width = width;
        this.height = pixels.length / width;
        this.lot = new SplittableRandom(seed);
        this.hue = (float) lot.nextDouble();
    }

    /** Fills the pixels, row by row, as 0xRRGGBB. */
    static void paint(int[] pixels, int width, long seed) {
        Landscape landscape = new Landscape(pixels, width, seed);
        landscape.sky();
        landscape.sun();
        for (int layer = 0; layer < LAYERS; layer++) {
            landscape.hills(layer);
        }
    }

    private void sky() {
        int zenith = Color.HSBtoRGB(hue, 0.78f, 0.26f);
        int middle = Color.HSBtoRGB(hue + 0.05f, 0.62f, 0.50f);
        int horizon = Color.HSBtoRGB(hue + 0.13f, 0.45f, 0.95f);
        for (int y = 0; y < height; y++) {
            double depth = Math.min(1, y / (height * 0.78));
            int color = depth < 0.55 ? mix(zenith, middle, depth / 0.55) : mix(middle, horizon, (depth - 0.55) / 0.45);
            Arrays.fill(pixels, y * width, (y + 1) * width, color);
        }
    }

    /** A disc with a wide glow. */
    private void sun() {
        int unit = Math.min(width, height);
        double centerX = width * (0.60 + 0.25 * lot.nextDouble());
        double centerY = height * (HORIZON + 0.04 * lot.nextDouble());
        double radius = unit * 0.085;
        double reach = unit * 0.55;
        int light = Color.HSBtoRGB(hue + 0.16f, 0.18f, 1.0f);
        for (int y = (int) Math.max(0, centerY - reach); y < Math.min(height, centerY + reach); y++) {
            for (int x = (int) Math.max(0, centerX - reach); x < Math.min(width, centerX + reach); x++) {
                double distance = Math.sqrt((x - centerX) * (x - centerX) + (y - centerY) * (y - centerY));
                double glow = Math.max(0, 1 - distance / reach);
                double disc = Math.min(1, Math.max(0, radius - distance + 0.5));
                int at = y * width + x;
                pixels[at] = mix(pixels[at], light, Math.max(disc, glow * glow * 0.55));
            }
        }
    }

    /** The nearer, the lower and the darker, with mist at its foot. */
    private void hills(int layer) {
        double nearness = layer / (LAYERS - 1.0);
        double[] ridge = ridge(height * (HORIZON + 0.06 + 0.26 * nearness), height * (0.05 + 0.03 * nearness));
        int crest = Color.HSBtoRGB(
                hue + 0.10f * (1 - (float) nearness),
                0.50f + 0.25f * (float) nearness,
                0.62f - 0.46f * (float) nearness);
        int foot = mix(crest, Color.HSBtoRGB(hue + 0.12f, 0.40f, 0.85f), 0.30 * (1 - nearness));
        double depth = height * 0.22;
        double highest = Arrays.stream(ridge).min().orElse(0);
        for (int y = (int) highest; y < height; y++) {
            int color = mix(crest, foot, Math.min(1, (y - highest) / depth));
            for (int x = 0; x < width; x++) {
                double below = y + 1 - ridge[x];
                if (below >= 1) {
                    pixels[y * width + x] = color;
                } else if (below > 0) {
                    pixels[y * width + x] = mix(pixels[y * width + x], color, below);
                }
            }
        }
    }

    private double[] ridge(double level, double swing) {
        double[] waves = lot.doubles(6).toArray();
        double[] ridge = new double[width];
        for (int x = 0; x < width; x++) {
            double t = (double) x / Math.min(width, height);
            ridge[x] = level
                    + swing * 0.60 * Math.sin(2.2 * t * (0.6 + waves[0]) + 6.28 * waves[1])
                    + swing * 0.30 * Math.sin(5.1 * t * (0.6 + waves[2]) + 6.28 * waves[3])
                    + swing * 0.10 * Math.sin(13 * t * (0.6 + waves[4]) + 6.28 * waves[5]);
        }
        return ridge;
    }

    /** One color with some of another over it. */
    static int mix(int under, int over, double share) {
        int weight = (int) (share * 256);
        int redAndBlue = ((under & 0xFF00FF) * (256 - weight) + (over & 0xFF00FF) * weight) >>> 8;
        int green = ((under & 0x00FF00) * (256 - weight) + (over & 0x00FF00) * weight) >>> 8;
        return (redAndBlue & 0xFF00FF) | (green & 0x00FF00);
    }
}
