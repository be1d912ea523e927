package io.github.seedreamplugin.generation.request;

import io.github.seedreamplugin.manifest.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens in a run, told as it happens. Called from many threads. */
public interface Progress {

    /**
     * The manifest can be used, with these warnings. Told before anything is bought.
     *
     * @param found what may not be what its writer meant, sorted by place; may be empty
     */
    default void warnings(List<Problem> found) {}

    /** The work is known: so many images take part, and so many of them are to be bought. */
    void planned(int images, int toBuy);

    /** A call for this image is on its way. */
    void calling(String image);

    /**
     * An image has come to its end.
     *
     * @param image its name
     * @param ending in one or two words, such as {@code bought} or {@code failed MODERATED}
     * @param took how long it took
     * @param creditsLeft the last reading of the balance
     */
    void ended(String image, String ending, Duration took, Optional<BigDecimal> creditsLeft);

    /** So many images have come to their end by now, those included that nobody needs to be told of. */
    default void counted(int images) {}

    /** The run waits for something that is not a call of its own. */
    void waiting(String why);

    /** Something that the user should know although it stops nothing. */
    void warning(String message);

    /** Half a minute has passed with calls in flight. */
    void stillRunning(int ended, int images);

    /**
     * The run begins with another part of its work.
     *
     * @param what in words that follow "still", such as {@code restoring pictures}
     */
    default void phase(String what) {}
}
