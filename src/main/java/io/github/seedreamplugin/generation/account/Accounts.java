package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.bank.PriceMemory;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.segmind.ApiKey;
import io.github.seedreamplugin.segmind.RateLimiter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The accounts that one Maven session spends from: one a key and service, all under one budget. */
public final class Accounts {

    private final Map<String, Account> accounts = new HashMap<>();
    private final Budget budget = new Budget();
    private final Clock clock;

    /** Accounts that nothing has been spent from yet, with times by this clock. */
    public Accounts(Clock clock) {
        this.clock = clock;
    }

    public Clock clock() {
        return clock;
    }

    /** The account of this key, with what this machine remembers of the service's price. */
    public synchronized Account of(ApiKey key, GenerationRequest request, PriceMemory memory) {
        String label = key.accountLabel(request.service().account());
        return accounts.computeIfAbsent(label, one -> {
            Price price = Price.of(
                    request.spending().creditsPerImage(),
                    memory.seen(request.service().name()));
            return new Account(one, new RateLimiter(request.calls().requestsPerMinute()), budget, price);
        });
    }
}
