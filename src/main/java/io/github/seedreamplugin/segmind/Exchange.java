package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** One request on its way: how far it came, and what ended it early. */
final class Exchange implements AutoCloseable {

    /** Why a request was given up. */
    enum Stop {
        DEADLINE,
        ABORT
    }

    private static final String ATTRIBUTE = Exchange.class.getName();

    private final Sender sender;
    private final Consumer<Exchange> whenClosed;
    private final HttpUriRequestBase request;
    private final Duration timeout;
    private final long startedAt = System.nanoTime();
    private volatile boolean begun;
    private volatile boolean answered;
    private volatile @Nullable Stop stop;
    private volatile @Nullable Future<?> deadline;
    private @Nullable ClassicHttpResponse response;

    /** Sends a request, once. */
    @FunctionalInterface
    interface Sender {
        ClassicHttpResponse send(HttpUriRequestBase request, HttpClientContext context) throws IOException;
    }

    Exchange(HttpUriRequestBase request, Duration timeout, Sender sender, Consumer<Exchange> whenClosed) {
        this.sender = sender;
        this.whenClosed = whenClosed;
        this.request = request;
        this.timeout = timeout;
    }

    static Exchange of(HttpClientContext context) {
        return (Exchange) context.getAttribute(ATTRIBUTE);
    }

    /** Sends the request, once, and waits for the head of the answer. */
    ClassicHttpResponse send() throws IOException {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        ClassicHttpResponse received = sender.send(request, context);
        response = received;
        answered = true;
        return received;
    }

    /** Called right before the first byte of the request itself is written; false if that has happened before. */
    synchronized boolean begin() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    /** Whether the request began to leave, as opposed to what was said to a proxy before. */
    boolean begun() {
        return begun;
    }

    boolean answered() {
        return answered;
    }

    Optional<Stop> stopped() {
        return Optional.ofNullable(stop);
    }

    Duration timeout() {
        return timeout;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    void deadline(Future<?> timer) {
        deadline = timer;
    }

    /** Ends the exchange at whatever stage it is; HttpClient then throws where it stands. */
    void stop(Stop cause) {
        synchronized (this) {
            if (stop == null) {
                stop = cause;
            }
        }
        request.cancel();
    }

    @Override
    public void close() {
        Future<?> timer = deadline;
        if (timer != null) {
            timer.cancel(false);
        }
        // Closing a response reads what is left of it; cancelled first, there is nothing left to read.
        request.cancel();
        ClassicHttpResponse received = response;
        if (received != null) {
            try {
                received.close();
            } catch (IOException e) {
                // The connection is gone either way.
            }
        }
        whenClosed.accept(this);
    }
}
