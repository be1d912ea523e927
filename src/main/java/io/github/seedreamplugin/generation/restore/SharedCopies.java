package io.github.seedreamplugin.generation.restore;

import io.github.seedreamplugin.bank.SharedBank;
import io.github.seedreamplugin.bank.SharedDerived;
import io.github.seedreamplugin.image.Picture;
import io.github.seedreamplugin.output.Thumbnailer.SmallCopy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The small copies in the shared bank, if there is one: a build on a fresh machine need not draw what another has drawn. */
final class SharedCopies {

    private final Optional<SharedBank> bank;
    private Optional<SharedDerived> derived = Optional.empty();
    private boolean asked;

    SharedCopies(Optional<SharedBank> bank) {
        this.bank = bank;
    }

    /** What tells a copy from others of the same picture, here and there. */
    static String recipe(int longestSide) {
        return "jpeg" + longestSide + ".jpg";
    }

    /** Fetches what is there, and returns the copies that are not. */
    List<SmallCopy> restore(Picture picture, List<SmallCopy> copies) throws IOException {
        Optional<SharedDerived> there = derived();
        if (there.isEmpty()) {
            return copies;
        }
        List<SmallCopy> missing = new ArrayList<>();
        for (SmallCopy copy : copies) {
            if (there.get().restore(picture, recipe(copy.longestSide())).isEmpty()) {
                missing.add(copy);
            }
        }
        return missing;
    }

    /** Gives everybody what was drawn. */
    void push(Picture picture) throws IOException {
        if (derived().isPresent()) {
            derived().get().push(picture);
        }
    }

    /** A bank that cannot be used is asked once: nothing here is worth a second wait. */
    private synchronized Optional<SharedDerived> derived() throws IOException {
        if (!asked) {
            asked = true;
            derived = bank.isPresent() ? bank.get().derived() : Optional.empty();
        }
        return derived;
    }
}
