package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.segmind.ApiKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The accounts that one Maven session spends from: one a key and service, shared by all its modules. */
public final class Accounts {

    private final Map<String, Account> accounts = new HashMap<>();
    private final Clock clock;

    public Accounts(Clock clock) {
        this.clock = clock;
    }

    public Clock clock() {
        return clock;
    }

    public synchronized Account of(ApiKey key, GenerationRequest request) {
        String label = key.accountLabel(request.service().origin());
        return accounts.computeIfAbsent(label, one -> new Account(one, request.spending(), request.calls(), clock));
    }
}
