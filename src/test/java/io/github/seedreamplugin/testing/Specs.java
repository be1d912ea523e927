package io.github.seedreamplugin.testing;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.Location;
import io.github.seedreamplugin.manifest.Origin;
import java.nio.file.Path;
import java.util.Map;

/** Images as a manifest gives them. */
public final class Specs {

    private Specs() {}

    public static ImageSpec of(String name, String prompt, int maxImages) {
        return of(name, attributes(prompt, maxImages), 1);
    }

    public static ImageSpec of(String name, ImageAttributes attributes, int take) {
        Origin origin = new Origin(Path.of("images.yaml"), new Location(1, 1), Map.of(), "");
        return ImageSpec.named(name, attributes, origin).take(take).build();
    }

    public static ImageAttributes attributes(String prompt, int maxImages) {
        return ImageAttributes.of(prompt)
                .aspectRatio(AspectRatio.LANDSCAPE_16_9)
                .size(Size.TWO_K)
                .maxImages(maxImages)
                .optimizePrompt(OptimizePrompt.STANDARD)
                .watermark(true)
                .build();
    }
}
