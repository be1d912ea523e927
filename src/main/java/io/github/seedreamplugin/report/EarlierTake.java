package io.github.seedreamplugin.report;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.image.Picture;
import java.util.List;

/**
 * What the lock had for an image before this run bought it again.
 *
 * @param attributes the request of then
 * @param take which purchase of the same attributes it was, from 1
 * @param pictures what was bought then, in the order of their numbers
 */
public record EarlierTake(ImageAttributes attributes, int take, List<Picture> pictures) {

    public EarlierTake {
        pictures = List.copyOf(pictures);
        if (take < 1) {
            throw new IllegalArgumentException("take is " + take);
        }
    }
}
