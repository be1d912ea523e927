package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.image.PictureType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariantTest {

    @Test
    void aVariantIsNamedByItsWidth() {
        assertThat(variant(640, Optional.empty(), Optional.empty()).fileName("hero", PictureType.JPEG))
                .isEqualTo("hero@640.jpg");
    }

    @Test
    void aCroppedVariantIsNamedByWidthAndHeight() {
        assertThat(variant(1200, Optional.of(630), Optional.empty()).fileName("social/card-2", PictureType.JPEG))
                .isEqualTo("social/card-2@1200x630.jpg");
    }

    @Test
    void itsFormatIsTheExtensionAndElseThatOfThePicture() {
        assertThat(variant(640, Optional.empty(), Optional.of(VariantFormat.PNG))
                        .fileName("hero", PictureType.JPEG))
                .isEqualTo("hero@640.png");
        assertThat(variant(640, Optional.empty(), Optional.empty()).fileName("hero", PictureType.WEBP))
                .isEqualTo("hero@640.webp");
    }

    @Test
    void noVariantIsWithoutPixels() {
        assertThatThrownBy(() -> variant(0, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Variant variant(int width, Optional<Integer> height, Optional<VariantFormat> format) {
        return new Variant(width, height, Focus.CENTER, format, Optional.empty());
    }
}
