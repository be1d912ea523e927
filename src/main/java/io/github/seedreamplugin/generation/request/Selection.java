package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.report.Shard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which images of the manifest take part in a run.
 *
 * @param only patterns of names; none means all
 * @param shard this run's part of the work, if it is shared out
 */
public record Selection(NamePatterns only, Optional<ShardNumber> shard) {

    /** The shard in the report's words. */
    public Optional<Shard> reported() {
        return shard.map(number -> new Shard(number.index(), number.count()));
    }

    /** Whether names are asked for and the manifest has none of them. */
    public boolean misses(List<ImageSpec> images) {
        return !only.isEmpty() && images.stream().noneMatch(image -> only.matches(image.name()));
    }

    /** Whether all images take part. */
    public boolean isAll() {
        return only.isEmpty() && shard.isEmpty();
    }

    /** The images that take part, in manifest order. */
    public List<ImageSpec> of(List<ImageSpec> images) {
        List<ImageSpec> selected = images.stream()
                .filter(image -> only.isEmpty() || only.matches(image.name()))
                .toList();
        return shard.map(number -> share(selected, number)).orElse(selected);
    }

    /**
     * The same split on every machine, balanced by expected cost: the dearest image first, each to the shard that has
     * the least so far. It depends on the manifest alone, never on what a machine has already got.
     */
    private static List<ImageSpec> share(List<ImageSpec> images, ShardNumber number) {
        List<ImageSpec> dearestFirst = new ArrayList<>(images);
        dearestFirst.sort(
                Comparator.comparingInt((ImageSpec image) -> -image.attributes().maxImages())
                        .thenComparing(ImageSpec::name));
        int[] load = new int[number.count()];
        Set<String> mine = new HashSet<>();
        for (ImageSpec image : dearestFirst) {
            int lightest = 0;
            for (int shard = 1; shard < load.length; shard++) {
                if (load[shard] < load[lightest]) {
                    lightest = shard;
                }
            }
            load[lightest] += image.attributes().maxImages();
            if (lightest == number.index() - 1) {
                mine.add(image.name());
            }
        }
        return images.stream().filter(image -> mine.contains(image.name())).toList();
    }

    /**
     * One of several runs that share a manifest between them.
     *
     * @param index from 1
     * @param count how many there are
     */
    public record ShardNumber(int index, int count) {

        public ShardNumber {
            if (count < 1 || index < 1 || index > count) {
                throw new IllegalArgumentException("shard " + index + "/" + count
                        + " does not exist; seedream.shard is i/n with i from 1 to n, such as 1/3");
            }
        }

        /**
         * Reads {@code i/n}.
         *
         * @throws IllegalArgumentException if it is not of that form
         */
        public static ShardNumber parse(String text) {
            int[] parts;
            try {
                parts = Arrays.stream(text.strip().split("/", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray();
            } catch (NumberFormatException e) {
                parts = new int[0];
            }
            if (parts.length != 2) {
                throw new IllegalArgumentException(
                        "seedream.shard is '" + text + "'; it is i/n with i from 1 to n, such as 1/3");
            }
            return new ShardNumber(parts[0], parts[1]);
        }
    }
}
