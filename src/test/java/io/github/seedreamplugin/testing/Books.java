package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An account as its owner could audit it, and what its service says of it. */
public final class Books {

    /** What the balance was from some moment on. */
    private record Standing(long since, BigDecimal balance) {}

    /** What the service took back from a sale. */
    private record Refund(Sale sale, BigDecimal amount) {}

    private final List<Sale> sales = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final Set<Runnable> unsettled = new LinkedHashSet<>();
    private final Deque<Standing> past = new ArrayDeque<>();
    private final Set<StatedFact> stated = EnumSet.of(StatedFact.BALANCE);
    private BigDecimal balance;
    private BigDecimal price;
    private Pricing pricing = Pricing.PICTURE_MADE;
    private Duration lag = Duration.ZERO;
    private Optional<BigDecimal> frozen = Optional.empty();

    Books(BigDecimal price, BigDecimal openingCredits) {
        this.price = price;
        balance = openingCredits;
        past.add(new Standing(System.nanoTime(), balance));
    }

    /** The price from now on. */
    public synchronized Books price(String credits) {
        price = new BigDecimal(credits);
        return this;
    }

    public synchronized BigDecimal price() {
        return price;
    }

    public synchronized Books pricing(Pricing other) {
        pricing = other;
        return this;
    }

    /** What answers state from now on, unless they say otherwise; at the start the balance alone. */
    public synchronized Books stating(StatedFact... facts) {
        stated.clear();
        stated.addAll(List.of(facts));
        return this;
    }

    /** Every reading is so old. */
    public synchronized Books lagging(Duration behind) {
        lag = behind;
        return this;
    }

    /** Every reading is that of now, until {@link #thaw()}. */
    public synchronized void freeze() {
        frozen = Optional.of(balance);
    }

    public synchronized void thaw() {
        frozen = Optional.empty();
    }

    /** Somebody else spends so much of the account; below zero, it is a top-up. */
    public synchronized void spend(String credits) {
        change(new BigDecimal(credits).negate());
    }

    public void topUp(String credits) {
        spend("-" + credits);
    }

    /** Gives back what the last sale for that prompt took. */
    public synchronized void refund(String prompt) {
        Sale sale = sales.stream()
                .filter(any -> any.prompt().equals(prompt))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        refunds.add(new Refund(sale, sale.amount()));
        change(sale.amount());
    }

    /** Every charge, in the order of booking. */
    public synchronized List<Sale> sales() {
        return List.copyOf(sales);
    }

    /** Every charge in the order of booking, by the body of its request as sent. */
    public synchronized Map<String, List<Sale>> salesByBody() {
        return sales.stream()
                .collect(Collectors.groupingBy(Sale::requestBody, LinkedHashMap::new, Collectors.toList()));
    }

    /** What all charges took, whatever was given back. */
    public synchronized BigDecimal charged() {
        return sales.stream().map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public synchronized BigDecimal refunded() {
        return refunds.stream().map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public synchronized BigDecimal balance() {
        return balance;
    }

    /** How many charges are still to come. */
    public synchronized int unsettled() {
        return unsettled.size();
    }

    /** Books every late charge. */
    public void settle() {
        List<Runnable> due;
        synchronized (this) {
            due = List.copyOf(unsettled);
        }
        due.forEach(Runnable::run);
    }

    /** The balance as the service tells it. */
    synchronized BigDecimal shownBalance() {
        long at = System.nanoTime() - lag.toNanos();
        while (past.size() > 1 && second().since() - at <= 0) {
            past.remove();
        }
        return frozen.orElseGet(() -> past.element().balance());
    }

    private Standing second() {
        return past.stream().skip(1).findFirst().orElseThrow();
    }

    synchronized boolean states(StatedFact fact) {
        return stated.contains(fact);
    }

    synchronized BigDecimal amount(int asked, int made) {
        return switch (pricing) {
            case PICTURE_ASKED_FOR -> price.multiply(BigDecimal.valueOf(asked));
            case PICTURE_MADE -> price.multiply(BigDecimal.valueOf(made));
            case CALL -> price;
        };
    }

    synchronized boolean covers(BigDecimal amount) {
        return balance.compareTo(amount) >= 0;
    }

    /** Books a sale if the balance covers it, and says whether it did. */
    synchronized boolean bookIfCovered(Sale sale) {
        if (!covers(sale.amount())) {
            return false;
        }
        book(sale);
        return true;
    }

    synchronized void book(Sale sale) {
        sales.add(sale);
        change(sale.amount().negate());
    }

    /** Puts a charge off; what comes back books it, once. */
    synchronized Runnable later(Runnable charge) {
        Runnable once = new Runnable() {
            @Override
            public void run() {
                synchronized (Books.this) {
                    if (unsettled.remove(this)) {
                        charge.run();
                    }
                }
            }
        };
        unsettled.add(once);
        return once;
    }

    private void change(BigDecimal by) {
        balance = balance.add(by);
        past.add(new Standing(System.nanoTime(), balance));
    }
}
