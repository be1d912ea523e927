package io.github.seedreamplugin.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** An account as its owner could audit it. */
final class Books {

    private final List<Sale> sales = new ArrayList<>();
    private final List<Sale> unsettled = new ArrayList<>();
    private BigDecimal balance;

    Books(BigDecimal openingCredits) {
        balance = openingCredits;
    }

    /** Books a sale if the balance covers it, and says whether it did. */
    synchronized boolean bookIfCovered(Sale sale) {
        if (balance.compareTo(sale.amount()) < 0) {
            return false;
        }
        book(sale);
        return true;
    }

    synchronized void book(Sale sale) {
        sales.add(sale);
        balance = balance.subtract(sale.amount());
    }

    synchronized void bookLater(Sale sale) {
        unsettled.add(sale);
    }

    synchronized void settle() {
        unsettled.forEach(this::book);
        unsettled.clear();
    }

    synchronized void spend(BigDecimal amount) {
        balance = balance.subtract(amount);
    }

    synchronized BigDecimal balance() {
        return balance;
    }

    synchronized List<Sale> sales() {
        return List.copyOf(sales);
    }
}
