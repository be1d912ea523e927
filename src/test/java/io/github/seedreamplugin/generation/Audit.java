package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.Ledger;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.report.Bill;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lays the service's books and ours side by side. */
final class Audit {

    private final ScriptedEndpoint endpoint;
    private final Path home;
    private BigDecimal elsewhere = BigDecimal.ZERO;
    private final BigDecimal spentByOthers;
    private BigDecimal spentBefore = BigDecimal.ZERO;
    private boolean rebuy;
    private long first;
    private final List<Long> asked = new ArrayList<>();

    /** What the service sells from now on, it sells to this home. */
    Audit(ScriptedEndpoint endpoint, Path home) {
        this.endpoint = endpoint;
        this.home = home;
        this.spentByOthers = endpoint.spent();
    }

    /** Somebody else spent so much; below zero, it was a top-up. */
    void elsewhere(BigDecimal credits) {
        elsewhere = elsewhere.add(credits.max(BigDecimal.ZERO));
    }

    /** The next build may buy again what was paid and lost, and what may have been. */
    void rebuy() {
        rebuy = true;
    }

    void begin() {
        spentBefore = endpoint.spent();
        first = lastSequence();
    }

    /** These runs are over, and together were allowed to spend so much. */
    void end(List<Project> projects, List<Run> runs, BigDecimal budget) {
        killed(budget);
        BigDecimal charged = endpoint.spent().subtract(spentBefore);
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal maybe = BigDecimal.ZERO;
        for (Run run : runs) {
            Bill bill = run.bill();
            known = known.add(bill.spent()).add(bill.lost());
            maybe = maybe.add(bill.indeterminate());
        }
        assertThat(charged)
                .as("charged by the service during runs that report %s, and perhaps %s more", known, maybe)
                .isBetween(known, known.add(maybe));
        if (runs.size() == 1
                && elsewhere.signum() == 0
                && runs.get(0).bill().indeterminate().signum() == 0) {
            assertThat(runs.get(0).bill().unexplained()).as("unexplained").isEmpty();
        }
    }

    /** A run is over, which may have said nothing. */
    void killed(BigDecimal budget) {
        assertThat(endpoint.spent().subtract(spentBefore))
                .as("spent in one build")
                .isLessThanOrEqualTo(budget);
        List<Call> calls = calls();
        if (rebuy) {
            calls.stream().map(Call::sequence).filter(number -> number > first).forEach(asked::add);
            rebuy = false;
        }
        for (String body : calls.stream().map(Audit::bodyOf).collect(Collectors.toSet())) {
            onePurchaseAKey(body, calls);
        }
        neverBlind(calls);
        BigDecimal known = sum(calls, Audit::isKnown);
        BigDecimal maybe = sum(calls, call -> !isKnown(call));
        assertThat(endpoint.spent().subtract(spentByOthers))
                .as(
                        "charged by the service, when the ledger knows of %s, perhaps of %s more, and others spent %s",
                        known, maybe, elsewhere)
                .isBetween(known.subtract(elsewhere), known.add(maybe));
    }

    /** Every call that the service charged for is one that brought the picture, or is reported. */
    private void onePurchaseAKey(String body, List<Call> all) {
        List<Call> calls =
                all.stream().filter(call -> bodyOf(call).equals(body)).toList();
        Set<PurchaseKey> keys =
                calls.stream().map(call -> call.intent().orElseThrow().key()).collect(Collectors.toSet());
        long bought = 0;
        for (PurchaseKey key : keys) {
            long times = calls.stream()
                    .filter(call -> call.intent().orElseThrow().key().equals(key))
                    .filter(Audit::isBought)
                    .count();
            assertThat(times).as("purchases of %s", key).isLessThanOrEqualTo(1);
            bought += times;
        }
        long reported = calls.stream().filter(Audit::isReported).count();
        long paid = endpoint.sales().stream()
                .filter(sale -> sale.requestBody().equals(body))
                .count();
        assertThat(paid)
                .as("paid calls for %s, of which %s brought the picture and %s are reported", body, bought, reported)
                .isLessThanOrEqualTo(bought + reported);
    }

    /**
     * No call is made while it is open whether an earlier one for the same purchase was charged, or after it was, unless
     * the user has asked for it.
     */
    private void neverBlind(List<Call> calls) {
        Map<PurchaseKey, List<Call>> byKey = calls.stream()
                .collect(Collectors.groupingBy(
                        call -> call.intent().orElseThrow().key()));
        byKey.forEach((key, ofKey) -> {
            for (int i = 1; i < ofKey.size(); i++) {
                Call earlier = ofKey.get(i - 1);
                long next = ofKey.get(i).sequence();
                if (asked.contains(next)) {
                    continue;
                }
                assertThat(earlier.isOpen() || earlier.decided().orElseThrow() > next)
                        .as("a second call for %s, made before it was known what became of the first", key)
                        .isFalse();
                assertThat(isReported(earlier))
                        .as("a second call for %s, after %s and without rebuy", key, earlier)
                        .isFalse();
            }
        });
    }

    private static String bodyOf(Call call) {
        var attributes = call.intent().orElseThrow().attributes();
        return "{\"prompt\":\"" + attributes.prompt() + "\",\"aspect_ratio\":\""
                + attributes.aspectRatio().value() + "\",\"size\":\""
                + attributes.size().value() + "\",\"max_images\":" + attributes.maxImages()
                + ",\"optimize_prompt\":\"" + attributes.optimizePrompt().value() + "\",\"watermark\":"
                + attributes.watermark() + "}";
    }

    private List<Call> calls() {
        Ledger ledger = new Ledger(home, Clock.systemUTC());
        try {
            return ledger.allCalls();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long lastSequence() {
        return calls().stream().mapToLong(Call::lastSequence).max().orElse(0);
    }

    private static boolean isBought(Call call) {
        return is(call, LedgerEntry.Kind.BOUGHT);
    }

    private static boolean is(Call call, LedgerEntry.Kind kind) {
        return call.outcome().filter(outcome -> outcome.kind() == kind).isPresent();
    }

    private static boolean isReported(Call call) {
        return !isBought(call) && (call.isOpen() || !call.cost().isFree());
    }

    private static boolean isKnown(Call call) {
        return !call.isOpen() && call.cost().isKnown();
    }

    private static BigDecimal sum(List<Call> calls, Predicate<Call> which) {
        return calls.stream().filter(which).map(Audit::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal credits(Call call) {
        return call.cost().most();
    }
}
