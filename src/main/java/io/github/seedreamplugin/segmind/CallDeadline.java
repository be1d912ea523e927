package io.github.seedreamplugin.segmind;

import io.github.seedreamplugin.image.ImageAttributes;
import java.time.Duration;

/** How long one call may take. A group takes longer than one picture: nine were seen to take six minutes. */
public final class CallDeadline {

    /** The most that each picture after the first adds. */
    public static final Duration EACH_FURTHER_PICTURE = Duration.ofSeconds(45);

    private CallDeadline() {}

    /**
     * {@code requestTimeout} is for one picture; each further one that is asked for adds 45 seconds, or as much as the first
     * is given if that is less.
     */
    public static Duration of(Duration requestTimeout, int maxImages) {
        boolean shorter = requestTimeout.compareTo(EACH_FURTHER_PICTURE) < 0;
        Duration each = shorter ? requestTimeout : EACH_FURTHER_PICTURE;
        return requestTimeout.plus(each.multipliedBy(Math.max(0, maxImages - 1)));
    }

    /** The longest that any call may take. */
    static Duration longest(Duration requestTimeout) {
        return of(requestTimeout, ImageAttributes.MOST_IMAGES);
    }
}
