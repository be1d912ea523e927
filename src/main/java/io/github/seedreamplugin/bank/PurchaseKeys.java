package io.github.seedreamplugin.bank;

import java.util.ArrayList;
import java.util.List;

/**
 * What one purchase is known by, and what earlier versions of the plugin knew it by: what was bought under any of these
 * is bought.
 *
 * @param current what it is bought under now; the machine lock goes by it
 * @param former what it may have been bought under before
 */
public record PurchaseKeys(PurchaseKey current, List<PurchaseKey> former) {

    public PurchaseKeys {
        former = List.copyOf(former);
    }

    /** A purchase that has only ever had one key. */
    public static PurchaseKeys of(PurchaseKey key) {
        return new PurchaseKeys(key, List.of());
    }

    /** The current key, then the former ones. */
    public List<PurchaseKey> all() {
        List<PurchaseKey> all = new ArrayList<>();
        all.add(current);
        all.addAll(former);
        return all;
    }
}
