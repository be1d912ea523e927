package io.github.seedreamplugin.segmind;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.HttpException;

/**
 * What went wrong on the way, in words.
 *
 * @param words for people, with what to do about it where that is known
 * @param passing whether it may be gone the next time
 */
record TransportFailure(String words, boolean passing) {

    private static final String TRUST_ADVICE =
            " If a proxy of your company opens TLS connections, import its certificate"
                    + " into a trust store (keytool -importcert) and name that in MAVEN_OPTS"
                    + " (-Djavax.net.ssl.trustStore=FILE).";

    static TransportFailure of(Exception exception, Exchange exchange, ApiKey key) {
        TransportFailure fault = exchange.stopped()
                .map(stop -> switch (stop) {
                    case DEADLINE -> new TransportFailure("no complete answer within " + exchange.timeout(), true);
                    case ABORT -> new TransportFailure("the run was stopped", false);
                })
                .orElseGet(() -> thrown(exception));
        return new TransportFailure(AnswerText.clean(fault.words(), key), fault.passing());
    }

    private static TransportFailure thrown(Exception exception) {
        if (exception instanceof BodyFile.LocalFileException) {
            return new TransportFailure("the answer could not be kept: " + exception.getMessage(), false);
        }
        if (exception instanceof SSLException) {
            return tls(exception);
        }
        if (exception instanceof UnknownHostException) {
            return new TransportFailure("the host " + exception.getMessage() + " could not be resolved", true);
        }
        if (exception instanceof ConnectException) {
            return new TransportFailure("no connection: " + exception.getMessage(), true);
        }
        if (exception.getCause() instanceof HttpException) {
            return new TransportFailure("a broken HTTP answer: " + exception.getMessage(), false);
        }
        if (exception instanceof IOException) {
            return new TransportFailure("the connection failed: " + described(exception), true);
        }
        return new TransportFailure("an unexpected failure: " + exception, false);
    }

    private static TransportFailure tls(Exception exception) {
        Optional<CertificateException> certificate = cause(exception, CertificateException.class);
        String detail = certificate.map(TransportFailure::described).orElseGet(() -> described(exception));
        if (cause(exception, CertificateExpiredException.class).isPresent()
                || cause(exception, CertificateNotYetValidException.class).isPresent()) {
            return new TransportFailure(
                    "the server's certificate is not valid at this time (" + detail + "): check this machine's clock,"
                            + " or wait until the server has a new one.",
                    false);
        }
        if (exception instanceof SSLPeerUnverifiedException || detail.startsWith("No ")) {
            return new TransportFailure(
                    "the server's certificate is for another host (" + detail + "): check seedream.endpoint."
                            + TRUST_ADVICE,
                    false);
        }
        if (certificate.isPresent()) {
            return new TransportFailure(
                    "the server's certificate is not trusted here (" + detail + ")." + TRUST_ADVICE, false);
        }
        if (detail.contains("Unsupported or unrecognized")) {
            return new TransportFailure(
                    "the server does not speak TLS there (" + detail + "): check seedream.endpoint.", false);
        }
        return new TransportFailure("the TLS handshake failed: " + detail, true);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable throwable, Class<T> type) {
        Throwable current = throwable;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (type.isInstance(current)) {
                return Optional.of(type.cast(current));
            }
            current = current.getCause();
        }
        return Optional.empty();
    }

    private static String described(Throwable throwable) {
        String message = throwable.getMessage();
        return message == null || message.isBlank() ? throwable.getClass().getSimpleName() : message;
    }
}
