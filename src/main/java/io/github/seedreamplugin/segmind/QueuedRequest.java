package io.github.seedreamplugin.segmind;

import java.net.URI;

/**
 * A job that the queue has taken. Both addresses are of the endpoint's own origin, for the key goes along to them.
 *
 * @param requestId the service's name for it; the join to its request history
 * @param statusUrl where to ask how far it is
 * @param responseUrl where its result lies once it is done, for about an hour
 */
public record QueuedRequest(String requestId, URI statusUrl, URI responseUrl) {}
