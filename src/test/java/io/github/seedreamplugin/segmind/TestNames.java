package io.github.seedreamplugin.segmind;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Names as a test wants them. */
record TestNames(Lookup lookup) implements DnsResolver {

    /** The address of one name. */
    interface Lookup {
        InetAddress address(String name) throws UnknownHostException;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return new InetAddress[] {lookup.address(host)};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
