package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.money.Credits;
import java.io.IOException;
import java.math.BigDecimal;

/** Says which limit keeps a call from being made, and what to do about it. */
public final class LimitText {

    private LimitText() {}

    static ImageFailure overBudget(BigDecimal most, BigDecimal taken, SpendingLimits limits, BigDecimal cap) {
        return ImageFailure.of(
                FailureCode.OVER_BUDGET,
                "it may cost up to " + Credits.text(most) + " credits, and " + Credits.text(taken) + " of the "
                        + Credits.text(cap) + " that seedream.maxCredits allows" + limits.shown()
                        + " are spent or set aside; raise it to "
                        + Credits.text(limits.raisedTo(taken.add(most))) + " or more to go on");
    }

    static ImageFailure overMonth(BigDecimal most, BigDecimal taken, BigDecimal limit) {
        return ImageFailure.of(
                FailureCode.OVER_BUDGET,
                "it may cost up to " + Credits.text(most) + " credits, and " + Credits.text(taken) + " of the "
                        + Credits.text(limit)
                        + " that seedream.maxCreditsPerMonth allows are spent or set aside; raise it to "
                        + Credits.text(taken.add(most)) + " or more, or wait for the next month");
    }

    /** What other machines have spent cannot be read. */
    public static String monthUnknown(IOException reason) {
        return "seedream.maxCreditsPerMonth counts what all machines that share the bank have spent, and the shared bank"
                + " cannot be asked (" + reason.getMessage() + "); try again later, or count this machine alone with"
                + " -Dseedream.buyWithoutSharedBank=true";
    }

    static ImageFailure lowBalance(BigDecimal need, BigDecimal balance, SpendingLimits limits) {
        boolean keeps = limits.minRemainingCredits().signum() > 0;
        String kept = keeps
                ? ", of which seedream.minRemainingCredits reserves " + Credits.text(limits.minRemainingCredits())
                : "";
        return ImageFailure.of(
                FailureCode.LOW_BALANCE,
                "it may cost up to " + Credits.text(need) + " credits, and the account has "
                        + Credits.text(balance) + kept + "; top up the account"
                        + (keeps ? " or lower seedream.minRemainingCredits" : ""));
    }

    static ImageFailure fellFaster(BigDecimal fallen, BigDecimal explained) {
        return ImageFailure.of(
                FailureCode.OVER_BUDGET,
                "the balance fell by " + Credits.text(fallen) + " credits, and the calls of this build explain "
                        + Credits.text(explained) + " at the most; either the price has risen, or someone else uses"
                        + " this account: check the provider's price, set seedream.creditsPerImage to it, and run the"
                        + " build again; builds that share a key need answers that state their cost, or one key each");
    }
}
