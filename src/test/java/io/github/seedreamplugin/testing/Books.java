package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
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

    /** What moved the balance, and when. */
    private record Movement(long at, BigDecimal credits) {}

    /** A charge that comes some time after its request, whoever looks. */
    private record Due(long at, Runnable charge) {}

    /** What the service took back from a sale. */
    private record Refund(Sale sale, BigDecimal amount) {}

    private final List<Sale> sales = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final Set<Runnable> unsettled = new LinkedHashSet<>();
    private final List<Due> due = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private boolean booking;
    private long now = System.nanoTime();
    private final Set<StatedFact> stated = EnumSet.of(StatedFact.BALANCE);
    private BigDecimal balance;
    private BigDecimal price;
    private Pricing pricing = Pricing.PICTURE_MADE;
    private Duration lag = Duration.ZERO;
    private Optional<BigDecimal> frozen = Optional.empty();

    Books(BigDecimal price, BigDecimal openingCredits) {
        this.price = price;
        balance = openingCredits;
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

    /** Has every later reading know what has moved the balance by now, however far readings lag behind. */
    public synchronized void catchUp() {
        bookWhatIsDue();
        movements.clear();
    }

    /** Every reading is that of now, until {@link #thaw()}. */
    public synchronized void freeze() {
        bookWhatIsDue();
        frozen = Optional.of(balance);
    }

    public synchronized void thaw() {
        frozen = Optional.empty();
    }

    /** Somebody else spends so much of the account; below zero, it is a top-up. */
    public synchronized void spend(String credits) {
        bookWhatIsDue();
        change(new BigDecimal(credits).negate());
    }

    public void topUp(String credits) {
        spend("-" + credits);
    }

    /** Gives back what the last sale for that prompt took. */
    public synchronized void refund(String prompt) {
        bookWhatIsDue();
        Sale sale = sales.stream()
                .filter(any -> any.prompt().equals(prompt))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        refunds.add(new Refund(sale, sale.amount()));
        change(sale.amount());
    }

    /** Every charge, in the order of booking. */
    public synchronized List<Sale> sales() {
        bookWhatIsDue();
        return List.copyOf(sales);
    }

    /** Every charge in the order of booking, by the body of its request as sent. */
    public synchronized Map<String, List<Sale>> salesByBody() {
        bookWhatIsDue();
        return sales.stream()
                .collect(Collectors.groupingBy(Sale::requestBody, LinkedHashMap::new, Collectors.toList()));
    }

    /** What all charges took, whatever was given back. */
    public synchronized BigDecimal charged() {
        bookWhatIsDue();
        return sales.stream().map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public synchronized BigDecimal refunded() {
        return refunds.stream().map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public synchronized BigDecimal balance() {
        bookWhatIsDue();
        return balance;
    }

    /** How many charges are still to come. */
    public synchronized int unsettled() {
        bookWhatIsDue();
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
        bookWhatIsDue();
        if (frozen.isPresent() || lag.isZero()) {
            return frozen.orElse(balance);
        }
        long at = System.nanoTime() - lag.toNanos();
        return movements.stream()
                .filter(movement -> movement.at() - at > 0)
                .map(Movement::credits)
                .reduce(balance, BigDecimal::subtract);
    }

    /** Books a charge when that time has come, or when late charges are settled, whatever comes first. */
    synchronized void later(Duration delay, Runnable charge) {
        due.add(new Due(System.nanoTime() + delay.toNanos(), later(charge)));
    }

    private void bookWhatIsDue() {
        if (booking) {
            return;
        }
        booking = true;
        long until = System.nanoTime();
        List<Due> come = due.stream().filter(charge -> charge.at() - until <= 0).toList();
        due.removeAll(come);
        for (Due charge : come) {
            now = charge.at();
            charge.charge().run();
        }
        now = until;
        booking = false;
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
        bookWhatIsDue();
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
        bookWhatIsDue();
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
        movements.add(new Movement(now, by));
    }
}
