package io.github.seedreamplugin.generation.purchase;

/** Opens when the service has failed several images in a row: after that none is started any more. */
public final class CircuitBreaker {

    private static final int FAILURES_IN_A_ROW = 5;

    private int inARow;
    private boolean open;

    synchronized void succeeded() {
        inARow = 0;
    }

    synchronized void failed() {
        inARow++;
        open |= inARow >= FAILURES_IN_A_ROW;
    }

    synchronized boolean isOpen() {
        return open;
    }

    static String message() {
        return "the service failed " + FAILURES_IN_A_ROW
                + " images in a row, so nothing more was started; what is done is kept, run the build again later";
    }
}
