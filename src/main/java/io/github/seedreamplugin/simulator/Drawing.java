package io.github.seedreamplugin.simulator;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Draws a few pictures at a time: each takes up to 40 MB of memory while it is drawn. */
final class Drawing {

    private final Semaphore room =
            new Semaphore(Math.min(4, Runtime.getRuntime().availableProcessors()), true);

    /** The picture of that index among so many. */
    byte[] draw(ImageAttributes attributes, int index, int images) throws IOException {
        room.acquireUninterruptibly();
        try {
            return new SimulatedPicture(attributes, index, images).toJpeg();
        } finally {
            room.release();
        }
    }
}
