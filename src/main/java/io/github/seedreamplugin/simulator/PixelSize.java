package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Size;

/** How many pixels the provider gives for an aspect ratio and a size. */
record PixelSize(int width, int height) {

    static PixelSize of(ImageAttributes attributes) {
        PixelSize twoK =
                switch (attributes.aspectRatio()) {
                    case SQUARE -> new PixelSize(2048, 2048);
                    case LANDSCAPE_4_3 -> new PixelSize(2304, 1728);
                    case PORTRAIT_3_4 -> new PixelSize(1728, 2304);
                    case LANDSCAPE_16_9 -> new PixelSize(2560, 1440);
                    case PORTRAIT_9_16 -> new PixelSize(1440, 2560);
                    case LANDSCAPE_3_2 -> new PixelSize(2496, 1664);
                    case PORTRAIT_2_3 -> new PixelSize(1664, 2496);
                    case LANDSCAPE_21_9 -> new PixelSize(3024, 1296);
                };
        return attributes.size() == Size.TWO_K ? twoK : new PixelSize(twoK.width * 3 / 2, twoK.height * 3 / 2);
    }
}
