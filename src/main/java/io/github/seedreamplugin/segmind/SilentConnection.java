package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that logs nothing. HttpClient's own writes every header and every byte to slf4j, so {@code mvn -X} would
 * print the key; no logger configuration of ours could prevent that, since the user's wins.
 */
final class SilentConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    // A head larger than this is an attack or an accident: the documented answers have a dozen short headers.
    private static final Http1Config BOUNDED = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(200)
            .build();

    private final AtomicBoolean closed = new AtomicBoolean();
    private Timeout socketTimeout = Timeout.DISABLED;

    SilentConnection() {
        // The parser has bounds of its own, and by default smaller ones: a paid answer must not fail for a long header.
        super(BOUNDED, null, null, null, null, null, new DefaultHttpResponseParserFactory(BOUNDED));
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bindUnlessClosed(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket tlsSocket, Socket socket) throws IOException {
        bindUnlessClosed(new SocketHolder(tlsSocket, socket));
    }

    /** A call that is cancelled while it connects closes this first; what is bound afterwards must not live on. */
    private void bindUnlessClosed(SocketHolder holder) throws IOException {
        if (!closed.get()) {
            bind(holder);
            socketTimeout = Timeout.ofMilliseconds(holder.getSocket().getSoTimeout());
        }
        if (closed.get()) {
            holder.getBaseSocket().close();
            throw new InterruptedIOException("The connection was closed while it was made");
        }
    }

    @Override
    public @Nullable Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public @Nullable SSLSession getSSLSession() {
        return getSocket() instanceof SSLSocket tlsSocket ? tlsSocket.getSession() : null;
    }

    @Override
    public void passivate() {
        setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void activate() {
        setSocketTimeout(socketTimeout);
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            super.close();
        }
    }

    @Override
    public void close(CloseMode mode) {
        if (closed.compareAndSet(false, true)) {
            super.close(mode);
        }
    }
}
