package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.text.SafeText;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one image needs.
 *
 * @param name its name
 * @param action what would be done
 * @param reason why, for people
 * @param pictures how many pictures would be asked for
 * @param credits the most that it would cost; zero unless it is to be bought
 * @param purchase the identity of what would be bought, if it is to be bought
 */
public record PlannedStep(
        String name, Action action, String reason, int pictures, BigDecimal credits, Optional<String> purchase) {

    public PlannedStep {
        Require.text("the name of an image", name);
        reason = SafeText.line(reason);
        credits = Credits.amount("credits", credits);
    }

    /** An image that is to be bought. */
    public static PlannedStep buy(String name, String reason, int pictures, Offer offer) {
        return new PlannedStep(name, Action.BUY, reason, pictures, offer.credits(), Optional.of(offer.purchase()));
    }

    /**
     * What an image would be bought for.
     *
     * @param credits what all its pictures would cost
     * @param purchase the identity of the purchase
     */
    public record Offer(BigDecimal credits, String purchase) {}

    /** An image for which nothing is bought. */
    public static PlannedStep free(String name, Action action, String reason, int pictures) {
        return new PlannedStep(name, action, reason, pictures, BigDecimal.ZERO, Optional.empty());
    }

    boolean isPurchase() {
        return action == Action.BUY;
    }

    /** What would be done about an image. */
    public enum Action {
        BUY("buy"),
        RESTORE("restore"),
        CURRENT("current"),
        BLOCKED("blocked");

        private final String value;

        Action(String value) {
            this.value = value;
        }

        /** The word that the reports use. */
        public String value() {
            return value;
        }
    }
}
