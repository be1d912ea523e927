package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.Ledger;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.Sale;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lays the books of an unsteady service beside what one machine knows: its ledger, its bills and its bank. */
final class UnsteadyAudit {

    private static final BigDecimal TWICE_ASSUMED = new BigDecimal("0.07");

    private final ScriptedEndpoint endpoint;
    private final String machine;
    private final Path home;
    private final Map<String, Integer> allowed = new HashMap<>();
    private final Lag lag;
    private Instant began = Instant.EPOCH;
    private boolean alone = true;
    private boolean left;

    /**
     * @param machine what each of its prompts begins with
     * @param lag what the balance shows late
     */
    UnsteadyAudit(ScriptedEndpoint endpoint, String machine, Path home, Lag lag) {
        this.endpoint = endpoint;
        this.lag = lag;
        this.machine = machine;
        this.home = home;
    }

    /** The next build may buy these prompts once more, whatever became of earlier calls. */
    void allow(Set<String> prompts) {
        prompts.forEach(prompt -> allowed.merge(prompt, 1, Integer::sum));
    }

    void begin() {
        began = Instant.now();
    }

    /** From now on somebody else spends as well, so that a fall of the balance is not ours for certain. */
    void others() {
        alone = false;
    }

    /** From now on the bill of one run may count what an earlier one has left in the queue. */
    void leftInTheQueue() {
        left = true;
    }

    /** A build is over, whether or not it could say anything, and may have spent so much. */
    void spentAtMost(BigDecimal budget) {
        endpoint.settleLateCharges();
        if (lag.unstated() || !unseen(calls()).isEmpty()) {
            return;
        }
        assertThat(chargedSince(began))
                .as("%s spent in one build", machine)
                .isLessThanOrEqualTo(budget.add(dearerThanSetAside()));
    }

    /** What calls of this build took beyond what was set aside for them: nobody can stop a call that is in flight. */
    private BigDecimal dearerThanSetAside() {
        BigDecimal beyond = BigDecimal.ZERO;
        List<Call> calls = calls();
        for (Map.Entry<String, List<Sale>> charged : sales(
                        sale -> !sale.arrived().isBefore(began))
                .stream()
                .collect(Collectors.groupingBy(UnsteadyAudit::purchase))
                .entrySet()) {
            BigDecimal setAside = calls.stream()
                    .filter(call -> purchase(call).equals(charged.getKey()))
                    .map(Call::mostCredits)
                    .reduce(BigDecimal.ZERO, (earlier, later) -> later);
            for (Sale sale : charged.getValue()) {
                beyond = beyond.add(sale.amount().subtract(setAside).max(BigDecimal.ZERO));
            }
        }
        return beyond;
    }

    /** No purchase was charged more often than the user allowed, and the ledger's bounds hold what was charged. */
    void purchases() {
        endpoint.settleLateCharges();
        List<Call> calls = calls();
        setAsideTwiceBeforeAPriceWasSeen(calls);
        List<String> unseen = unseen(calls);
        Map<String, List<Sale>> sales =
                sales(sale -> true).stream().collect(Collectors.groupingBy(UnsteadyAudit::purchase));
        sales.forEach((purchase, charged) -> {
            assertThat(charged)
                    .as("charges for %s", purchase)
                    .hasSizeLessThanOrEqualTo(1
                            + allowed.getOrDefault(charged.get(0).prompt(), 0)
                            + Collections.frequency(unseen, purchase));
            if (!unseen.contains(purchase)) {
                within(purchase, sum(charged), known(calls, purchase));
            }
        });
        calls.stream()
                .map(UnsteadyAudit::purchase)
                .filter(purchase -> !sales.containsKey(purchase))
                .forEach(purchase -> within(purchase, BigDecimal.ZERO, known(calls, purchase)));
    }

    /**
     * The purchases, once for each call, that the service has refused in a way that costs nothing by its own table. If it
     * charges them all the same, only the balance shows it, and only where nothing else can explain what is missing.
     */
    private List<String> unseen(List<Call> calls) {
        boolean shown = alone && !left && !lag.balance() && calls.stream().allMatch(UnsteadyAudit::isSure);
        return shown
                ? List.of()
                : calls.stream()
                        .filter(call -> call.cost().isFree() && call.cost().source() == CostSource.TABLE)
                        .map(UnsteadyAudit::purchase)
                        .toList();
    }

    private static boolean isSure(Call call) {
        CostSource source = call.cost().source();
        return call.cost().isKnown() && (source == CostSource.STATED || source == CostSource.TABLE);
    }

    /** Until the first call has ended, nobody can know the price. */
    private static void setAsideTwiceBeforeAPriceWasSeen(List<Call> calls) {
        long seen = calls.stream()
                .flatMap(call -> call.decided().stream())
                .min(Long::compare)
                .orElse(Long.MAX_VALUE);
        assertThat(calls.stream()
                        .filter(call -> call.sequence() < seen && call.intent().isPresent()))
                .allSatisfy(call -> assertThat(call.mostCredits())
                        .isGreaterThanOrEqualTo(TWICE_ASSUMED.multiply(BigDecimal.valueOf(
                                call.intent().get().attributes().maxImages()))));
    }

    /**
     * What the service's balance shows late.
     *
     * @param balance whether it lags behind
     * @param unstated whether calls state no cost either: then nobody can know an amount
     */
    record Lag(boolean balance, boolean unstated) {}

    private void within(String what, BigDecimal charged, Cost said) {
        if (lag.unstated() || said.source() == CostSource.ASSUMED) {
            return;
        }
        assertThat(charged)
                .as("charged for %s, where we say %s", what, said.text())
                .isLessThanOrEqualTo(said.most().add(Cost.NOISE));
        // A balance that shows an earlier charge late looks as if this call had been charged.
        boolean late = lag.balance() && said.source() == CostSource.BALANCE;
        if (alone && !left && !late) {
            assertThat(charged)
                    .as("charged for %s, where we say %s", what, said.text())
                    .isGreaterThanOrEqualTo(said.least().subtract(Cost.NOISE));
        }
    }

    /** A bill says what its run's calls were charged. */
    void bill(Run run) {
        if (unseen(calls()).isEmpty()) {
            within("a run of " + machine, chargedSince(began), run.bill().charged());
        }
    }

    /** Every picture of these prompts that the service has made, delivered and still serves is in the bank. */
    void pictures(Set<String> prompts) {
        Set<String> bank = digests();
        Set<String> delivered = endpoint.delivered();
        for (Sale sale : sales(sale -> prompts.contains(sale.prompt()) && !allowed.containsKey(sale.prompt()))) {
            if (delivered.contains(sale.requestId())) {
                assertThat(bank)
                        .as("the pictures of %s in the bank", sale.prompt())
                        .containsAll(sale.pictures());
            }
        }
    }

    /** Whether some call's cost is still unknown: a refund or a top-up now could hide a charge, as the promises say. */
    boolean hasOpenCalls() {
        return calls().stream().anyMatch(call -> call.isOpen() || !call.cost().isKnown());
    }

    private List<Sale> sales(Predicate<Sale> which) {
        return endpoint.sales().stream()
                .filter(sale -> sale.prompt().startsWith(machine) && which.test(sale))
                .toList();
    }

    private BigDecimal chargedSince(Instant instant) {
        return sum(sales(sale -> !sale.arrived().isBefore(instant)));
    }

    private static BigDecimal sum(List<Sale> sales) {
        return sales.stream().map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Cost known(List<Call> calls, String purchase) {
        return calls.stream()
                .filter(call -> purchase(call).equals(purchase))
                .map(Call::cost)
                .reduce(Cost.upTo(BigDecimal.ZERO), Cost::plus);
    }

    private static String purchase(Sale sale) {
        String images = sale.requestBody().replaceFirst(".*\"max_images\":(\\d+).*", "$1");
        return sale.prompt() + " x " + images;
    }

    private static String purchase(Call call) {
        ImageAttributes attributes = call.intent().orElseThrow().attributes();
        return attributes.prompt() + " x " + attributes.maxImages();
    }

    private List<Call> calls() {
        try {
            return new Ledger(home, Clock.systemUTC()).allCalls();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> digests() {
        return Project.filesBelow(home).stream()
                .filter(file -> file.toString().endsWith(".jpg"))
                .map(UnsteadyAudit::digest)
                .collect(Collectors.toSet());
    }

    private static String digest(Path file) {
        try {
            return TestPictures.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
