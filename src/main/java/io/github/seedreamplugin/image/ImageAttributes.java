package io.github.seedreamplugin.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The six attributes of one request, as the provider documents them, with defaults already applied.
 *
 * @param prompt what to draw; never blank
 * @param aspectRatio width to height, {@code aspect_ratio}
 * @param size resolution, {@code size}
 * @param maxImages how many pictures one call may return, {@code max_images}, 1 to 15; affects the price
 * @param optimizePrompt {@code optimize_prompt}
 * @param watermark whether the provider draws its mark into the picture
 */
public record ImageAttributes(
        String prompt,
        AspectRatio aspectRatio,
        Size size,
        int maxImages,
        OptimizePrompt optimizePrompt,
        boolean watermark) {

    /** The most pictures that one call may ask for. */
    public static final int MOST_IMAGES = 15;

    public ImageAttributes {
        if (prompt.isBlank()) {
            throw new IllegalArgumentException("prompt is blank");
        }
        if (maxImages < 1 || maxImages > MOST_IMAGES) {
            throw new IllegalArgumentException("max_images is " + maxImages + ", not 1 to " + MOST_IMAGES);
        }
    }

    /** Attributes to be named one at a time; those that are not are what the provider's page gives as their defaults. */
    public static Builder of(String prompt) {
        return new Builder(prompt);
    }

    /** The six under the provider's names, in its order; each value is a text, an integer or a boolean. */
    public Map<String, Object> byName() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("prompt", prompt);
        values.put("aspect_ratio", aspectRatio.value());
        values.put("size", size.value());
        values.put("max_images", maxImages);
        values.put("optimize_prompt", optimizePrompt.value());
        values.put("watermark", watermark);
        return Collections.unmodifiableMap(values);
    }

    /** Names the attributes one at a time. */
    public static final class Builder {

        private final String prompt;
        private AspectRatio aspectRatio = AspectRatio.LANDSCAPE_16_9;
        private Size size = Size.TWO_K;
        private int maxImages = 1;
        private OptimizePrompt optimizePrompt = OptimizePrompt.STANDARD;
        private boolean watermark = true;

        private Builder(String prompt) {
            this.prompt = prompt;
        }

        public Builder aspectRatio(AspectRatio value) {
            aspectRatio = value;
            return this;
        }

        public Builder size(Size value) {
            size = value;
            return this;
        }

        public Builder maxImages(int value) {
            maxImages = value;
            return this;
        }

        public Builder optimizePrompt(OptimizePrompt value) {
            optimizePrompt = value;
            return this;
        }

        public Builder watermark(boolean value) {
            watermark = value;
            return this;
        }

        public ImageAttributes build() {
            return new ImageAttributes(prompt, aspectRatio, size, maxImages, optimizePrompt, watermark);
        }
    }
}
