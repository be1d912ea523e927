package io.github.seedreamplugin.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests that the service remembers; the oldest go first. */
final class SimulatedRequests {

    private static final int MOST = 10_000;

    private final Map<String, SimulatedRequest> byId = new LinkedHashMap<>();

    synchronized void add(SimulatedRequest request) {
        byId.put(request.id(), request);
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    synchronized Optional<SimulatedRequest> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized List<SimulatedRequest> newestFirst() {
        List<SimulatedRequest> all = new ArrayList<>(byId.values());
        Collections.reverse(all);
        return all;
    }
}
