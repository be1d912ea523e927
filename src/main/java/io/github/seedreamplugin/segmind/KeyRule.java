package io.github.seedreamplugin.segmind;

import java.net.URI;
import java.util.Optional;

/**
 * Where the API key may go: to the provider's own hosts and to this machine, and to one other host if the user's
 * settings.xml names it. A POM or a property on the command line alone cannot send the key anywhere else.
 *
 * @param serverId id of the {@code <server>} in settings.xml
 * @param trustedHost what that server's {@code <configuration><host>} says, if it is there
 */
public record KeyRule(String serverId, Optional<String> trustedHost) {

    /**
     * Why the key must not be sent to an address, if it must not.
     *
     * @param parameter the name of the parameter that holds the address, such as {@code seedream.endpoint}
     */
    public Optional<String> objectionTo(String parameter, URI address) {
        String host = HostName.of(address);
        if (HostName.isProvider(host)
                || HostName.isLoopback(host)
                || trustedHost.map(HostName::plain).filter(host::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(parameter + " is on " + host
                + ", and the API key is sent only to the provider's own hosts (*.segmind.com) and to this machine. To "
                + "allow " + host + " too, write in settings.xml: <configuration><host>" + host
                + "</host></configuration> inside the <server> with the id "
                + serverId + ".");
    }
}
