package io.github.seedreamplugin.generation.purchase;

/** Opens when so many images in a row have failed: after that none is started any more. */
final class CircuitBreaker {

    private final int failuresInARow;
    private int inARow;
    private boolean open;

    CircuitBreaker(int failuresInARow) {
        this.failuresInARow = failuresInARow;
    }

    synchronized void succeeded() {
        inARow = 0;
    }

    synchronized void failed() {
        inARow++;
        open |= inARow >= failuresInARow;
    }

    synchronized boolean isOpen() {
        return open;
    }
}
