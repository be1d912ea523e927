package io.github.seedreamplugin.segmind;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Keeps an answer from sending this machine to addresses that only this machine can reach. Picture addresses come from the
 * far side, so they must be https and public, unless the endpoint itself is loopback. The check is part of name
 * resolution, so the connection goes to the address that was checked.
 */
final class AddressGuard implements DnsResolver {

    private final DnsResolver names;
    private final ClientSettings settings;
    private final String endpointHost;
    private final String ownDomain;
    private final Optional<String> proxyHost;

    AddressGuard(DnsResolver names, ClientSettings settings) {
        this.names = names;
        this.settings = settings;
        endpointHost = HostName.of(settings.endpoint().uri());
        ownDomain = HostName.domain(endpointHost);
        proxyHost = settings.effectiveProxy().map(proxy -> HostName.plain(proxy.host()));
    }

    /** Why this address must not be asked for a picture, if it must not. */
    Optional<String> objectionTo(URI picture) {
        String scheme = picture.getScheme() == null ? "" : picture.getScheme().toLowerCase(Locale.ROOT);
        boolean loopback = settings.endpoint().isLoopback();
        if (!scheme.equals("https") && !(loopback && scheme.equals("http"))) {
            return Optional.of("a picture's address must begin with https:");
        }
        if (picture.getHost() == null || picture.getRawUserInfo() != null) {
            return Optional.of("a picture's address must have a host and no user information");
        }
        String host = HostName.of(picture);
        if (loopback || isKnown(host)) {
            return Optional.empty();
        }
        if (HostName.isOddNumber(host)) {
            return Optional.of(host + " is a number that programs read in different ways;"
                    + " an answer of the service may not point there");
        }
        return proxyHost.isPresent() ? objectionBehindProxy(host) : Optional.empty();
    }

    /** The provider's own hosts, and the endpoint. */
    private boolean isKnown(String host) {
        return HostName.isProvider(host) || host.equals(endpointHost);
    }

    /**
     * The proxy resolves the name, and may know internal names that this machine does not: it must not be used to reach
     * them.
     */
    private Optional<String> objectionBehindProxy(String host) {
        if (proxyHost.filter(host::equals).isPresent()) {
            return Optional.of(host + " is the proxy itself; an answer of the service may not point there");
        }
        if (!ownDomain.isEmpty() && host.endsWith("." + ownDomain)) {
            return Optional.empty();
        }
        if (HostName.isOfTheInside(host)) {
            return Optional.of(
                    host + " is not a public name; an answer of the service may not point there through a proxy");
        }
        return objectionToResolved(host);
    }

    private Optional<String> objectionToResolved(String host) {
        try {
            InetAddress[] unused = resolve(host);
            return Optional.empty();
        } catch (ForbiddenAddressException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolveInTime(host);
        String plain = HostName.plain(host);
        boolean trusted = settings.endpoint().isLoopback()
                || isKnown(plain)
                || proxyHost.filter(plain::equals).isPresent();
        if (!trusted) {
            for (InetAddress address : addresses) {
                if (!isPublic(address)) {
                    throw new ForbiddenAddressException(host + " is " + address.getHostAddress()
                            + ", which is not a public address; an answer of the service may not point there");
                }
            }
        }
        return addresses;
    }

    /** The system's resolver knows no deadline and no cancel, so it is left behind when it takes too long. */
    private InetAddress[] resolveInTime(String host) throws UnknownHostException {
        FutureTask<InetAddress[]> task = new FutureTask<>(() -> names.resolve(host));
        Thread thread = new Thread(task, "seedream-resolve");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unresolved(host, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw unresolved(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unresolved(host, e);
        }
    }

    private static UnknownHostException unresolved(String host, Throwable cause) {
        UnknownHostException exception = new UnknownHostException(host);
        exception.initCause(cause);
        return exception;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** Whether anyone may be sent there: the special-purpose registries of IANA (RFC 6890) without the public parts. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublicV6(bytes) : isPublicV4(bytes);
    }

    private static boolean isPublicV4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean thisNetwork = first == 0;
        boolean privateUse = first == 10 || (first == 172 && (second & 0xf0) == 16) || (first == 192 && second == 168);
        boolean carrierGrade = first == 100 && (second & 0xc0) == 64;
        boolean loopback = first == 127;
        boolean linkLocal = first == 169 && second == 254;
        boolean protocolAssignments = first == 192 && second == 0 && bytes[2] == 0;
        boolean benchmarking = first == 198 && (second & 0xfe) == 18;
        boolean multicastOrReserved = first >= 224;
        return !(thisNetwork
                || privateUse
                || carrierGrade
                || loopback
                || linkLocal
                || protocolAssignments
                || benchmarking
                || multicastOrReserved);
    }

    private static boolean isPublicV6(byte[] bytes) {
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        if (uniqueLocal) {
            return false;
        }
        boolean translated = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b);
        boolean compatible = startsWith(bytes, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        if (translated || compatible) {
            return isPublicV4(Arrays.copyOfRange(bytes, 12, 16));
        }
        boolean sixToFour = startsWith(bytes, 0x20, 0x02);
        return !sixToFour || isPublicV4(Arrays.copyOfRange(bytes, 2, 6));
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** The name is known, and resolves to an address that an answer of the service must not use. */
    static final class ForbiddenAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String message) {
            super(message);
        }
    }
}
