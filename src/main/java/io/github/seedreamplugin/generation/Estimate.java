package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.PurchaseKey;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What purchases may cost at the most. */
final class Estimate {

    private Estimate() {}

    /** Images of the same key are one purchase. */
    static BigDecimal of(List<PlannedImage> images, Price price) {
        Set<PurchaseKey> keys = new HashSet<>();
        return images.stream()
                .filter(image -> image.step() instanceof Step.Buy && keys.add(image.key()))
                .map(image -> price.most(image.spec().attributes().maxImages()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** An amount for people: plain digits, no more than it needs. */
    static String shown(BigDecimal credits) {
        return credits.signum() == 0 ? "0" : credits.stripTrailingZeros().toPlainString();
    }
}
