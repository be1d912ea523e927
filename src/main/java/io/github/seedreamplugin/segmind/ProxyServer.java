package io.github.seedreamplugin.segmind;

import java.util.Optional;

/**
 * A forward proxy that every request goes through. Whether one applies (active, {@code nonProxyHosts}) is settled by the
 * caller.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param credentials for a proxy that asks for them; sent as Basic
 */
public record ProxyServer(String host, int port, Optional<Credentials> credentials) {

    public ProxyServer {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The proxy has no host.");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("The proxy " + host + " has port " + port + ", not 1 to 65535.");
        }
    }

    /**
     * The credentials for the proxy.
     *
     * @param user without a colon, which Basic cannot carry
     * @param password never shown
     */
    public record Credentials(String user, String password) {

        public Credentials {
            if (user.isEmpty() || user.indexOf(':') >= 0 || hasControl(user) || hasControl(password)) {
                throw new IllegalArgumentException("The proxy's user name is empty or has a colon in it, or name or"
                        + " password has a control character in it.");
            }
        }

        private static boolean hasControl(String text) {
            return text.chars().anyMatch(Character::isISOControl);
        }

        @Override
        public String toString() {
            return "Credentials[user=" + user + ", password hidden]";
        }
    }
}
