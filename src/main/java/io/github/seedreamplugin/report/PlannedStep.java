package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.text.SafeText;
import java.math.BigDecimal;

/**
 * What one image needs.
 *
 * @param name its name
 * @param action what would be done
 * @param reason why, for people
 * @param pictures how many pictures would be asked for
 * @param credits the most that it would cost; zero unless it is to be bought
 */
public record PlannedStep(String name, Action action, String reason, int pictures, BigDecimal credits) {

    public PlannedStep {
        Require.text("the name of an image", name);
        reason = SafeText.line(reason);
        credits = Credits.amount("credits", credits);
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
