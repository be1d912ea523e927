package io.github.seedreamplugin.generation.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What may be bought at all.
 *
 * @param frozen nothing is bought: an image is current, restored, or a failure
 * @param offline Maven is offline: nothing that needs the network is done
 * @param inIde the build was started by an IDE that must not buy: what can be restored is restored, and the rest is a
 *     warning that names what a build would buy, never a failure
 * @param firstPurchase whether a whole manifest may be bought although neither a lock nor a bank shows any earlier
 *     purchase; always true outside of CI
 * @param buyWithoutSharedBank whether to buy although a shared bank is configured and cannot be reached
 * @param rebuy images that may be bought although an earlier purchase of them was, or may have been, paid for
 * @param forget images whose calls of unknown outcome are booked as lost, so that they no longer hold anything up
 * @param plan a {@code plan.json} that must still be true: the run buys exactly what its digest says, or nothing
 */
public record BuyingRules(
        boolean frozen,
        boolean offline,
        boolean inIde,
        boolean firstPurchase,
        boolean buyWithoutSharedBank,
        NamePatterns rebuy,
        NamePatterns forget,
        Optional<Path> plan) {

    /** Everything may be bought that is missing, and nothing twice. */
    public static Builder builder() {
        return new Builder();
    }

    /** Makes rules, one by its name at a time. */
    public static final class Builder {

        private static final NamePatterns NONE = new NamePatterns(List.of());

        private boolean frozen;
        private boolean offline;
        private boolean inIde;
        private boolean firstPurchase = true;
        private boolean buyWithoutSharedBank;
        private NamePatterns rebuy = NONE;
        private NamePatterns forget = NONE;
        private Optional<Path> plan = Optional.empty();

        private Builder() {}

        public Builder frozen(boolean value) {
            frozen = value;
            return this;
        }

        public Builder offline(boolean value) {
            offline = value;
            return this;
        }

        public Builder inIde(boolean value) {
            inIde = value;
            return this;
        }

        public Builder firstPurchase(boolean value) {
            firstPurchase = value;
            return this;
        }

        public Builder buyWithoutSharedBank(boolean value) {
            buyWithoutSharedBank = value;
            return this;
        }

        public Builder rebuy(NamePatterns value) {
            rebuy = value;
            return this;
        }

        public Builder forget(NamePatterns value) {
            forget = value;
            return this;
        }

        public Builder plan(Optional<Path> value) {
            plan = value;
            return this;
        }

        public BuyingRules build() {
            return new BuyingRules(frozen, offline, inIde, firstPurchase, buyWithoutSharedBank, rebuy, forget, plan);
        }
    }
}
