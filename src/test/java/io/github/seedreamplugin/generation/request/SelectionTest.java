package io.github.seedreamplugin.generation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.generation.request.Selection.ShardNumber;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.testing.Specs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static final List<ImageSpec> IMAGES = IntStream.range(0, 50)
            .mapToObj(i -> Specs.of("image-" + i, "prompt " + i, 1 + i % 15))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 60})
    void shardsAreDisjointCompleteAndBalanced(int count) {
        List<String> all = new ArrayList<>();
        List<Integer> loads = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            List<ImageSpec> share = shard(index, count).of(IMAGES);
            share.forEach(image -> all.add(image.name()));
            loads.add(share.stream()
                    .mapToInt(image -> image.attributes().maxImages())
                    .sum());
        }

        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        IMAGES.stream().map(ImageSpec::name).toList());
        assertThat(Collections.max(loads) - Collections.min(loads)).isLessThanOrEqualTo(15);
    }

    @Test
    void aShardIsTheSameWhateverOrderTheManifestHas() {
        List<ImageSpec> shuffled = new ArrayList<>(IMAGES);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(shard(2, 3).of(shuffled))
                .containsExactlyInAnyOrderElementsOf(shard(2, 3).of(IMAGES));
    }

    @Test
    void aShardKeepsTheOrderOfTheManifest() {
        List<ImageSpec> share = shard(1, 3).of(IMAGES);

        assertThat(share).isEqualTo(IMAGES.stream().filter(share::contains).toList());
    }

    @Test
    void readsAShardsNumber() {
        assertThat(ShardNumber.parse(" 2/3 ")).isEqualTo(new ShardNumber(2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1/0", "-1/3", "3", "1/2/3", "a/b", "", "1/"})
    void refusesAShardThatDoesNotExist(String text) {
        assertThatThrownBy(() -> ShardNumber.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("i/n with i from 1 to n, such as 1/3");
    }

    @Test
    void patternsStayWithinASegmentUnlessTheySayOtherwise() {
        NamePatterns one = new NamePatterns(List.of("social/*", " hero "));
        assertThat(one.matches("social/card")).isTrue();
        assertThat(one.matches("hero")).isTrue();
        assertThat(one.matches("social/cards/big")).isFalse();
        assertThat(one.matches("social")).isFalse();
        assertThat(new NamePatterns(List.of("social/**")).matches("social/cards/big"))
                .isTrue();
        assertThat(new NamePatterns(List.of("*")).matches("social/card")).isFalse();
        assertThat(new NamePatterns(List.of("{hero,banner}-?")).matches("banner-1"))
                .isTrue();
    }

    @Test
    void noPatternMatchesNothing() {
        assertThat(new NamePatterns(List.of()).matches("hero")).isFalse();
        assertThat(new NamePatterns(List.of(" ")).isEmpty()).isTrue();
    }

    @Test
    void refusesAPatternThatIsNone() {
        assertThatThrownBy(() -> new NamePatterns(List.of("[hero")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'[hero' is not a pattern of image names: ")
                .hasMessageEndingWith("such as social/*");
    }

    private static Selection shard(int index, int count) {
        return new Selection(new NamePatterns(List.of()), Optional.of(new ShardNumber(index, count)));
    }
}
