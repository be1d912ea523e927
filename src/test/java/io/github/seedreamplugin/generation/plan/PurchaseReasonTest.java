package io.github.seedreamplugin.generation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.OptimizePrompt;
import io.github.seedreamplugin.image.Size;
import io.github.seedreamplugin.manifest.LockEntry;
import io.github.seedreamplugin.testing.Specs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseReasonTest {

    @Test
    void anImageThatTheLockDoesNotNameIsNew() {
        assertThat(PurchaseReason.between(Optional.empty(), Specs.of("hero", "a cat", 1)))
                .isEqualTo("new");
    }

    @Test
    void namesEveryAttributeThatHasChanged() {
        ImageAttributes now = ImageAttributes.of("a golden cat")
                .aspectRatio(AspectRatio.SQUARE)
                .size(Size.THREE_K)
                .maxImages(4)
                .optimizePrompt(OptimizePrompt.FAST)
                .watermark(false)
                .build();

        assertThat(PurchaseReason.between(locked(), Specs.of("hero", now, 2)))
                .isEqualTo("prompt changed: a [-grey-] {+golden+} cat; aspect_ratio 16:9 -> 1:1; size 2K -> 3K;"
                        + " max_images 1 -> 4; optimize_prompt standard -> fast; watermark true -> false; take 1 -> 2");
    }

    @Test
    void whereNothingChangedItWasAnotherService() {
        assertThat(PurchaseReason.between(locked(), Specs.of("hero", "a grey cat", 1)))
                .isEqualTo("another endpoint");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a cat              | a cat                  | a cat
            a cat              | a black cat            | a {+black+} cat
            a black cat        | a cat                  | a [-black-] cat
            a cat              | two dogs               | [-a cat-] {+two dogs+}
            red green blue     | blue green red         | [-red green-] blue {+green red+}
            a  cat on a mat    | a cat   on the mat     | a cat on [-a-] {+the+} mat
            """)
    void showsWhatChangedByWords(String before, String after, String shown) {
        assertThat(WordDiff.between(before, after)).isEqualTo(shown);
    }

    @Test
    @Timeout(10)
    void doesNotTakeMinutesOverVeryLongPrompts() {
        String before = "word ".repeat(50_000);
        String after = "other ".repeat(50_000);

        assertThat(WordDiff.between(before, after)).startsWith("[-word ").endsWith("other+}");
    }

    private static Optional<LockEntry> locked() {
        return Optional.of(LockEntry.of("0".repeat(64), Specs.attributes("a grey cat", 1))
                .take(1)
                .bought(Instant.EPOCH.plus(Duration.ofDays(1)))
                .credits(new BigDecimal("0.035"))
                .files(List.of())
                .build());
    }
}
