package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.bank.PurchaseKey;
import io.github.seedreamplugin.generation.account.Price;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What purchases are expected to cost. */
public final class Estimate {

    private Estimate() {}

    /** Images of the same key are one purchase. */
    public static BigDecimal of(List<PlannedImage> images, Price price) {
        Set<PurchaseKey> keys = new HashSet<>();
        return images.stream()
                .filter(image -> image.step() instanceof ImageAction.Buy && keys.add(image.key()))
                .map(image -> price.expected(image.spec().attributes().maxImages()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
