package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry.Kind;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.money.Cost;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What an earlier call in the ledger means for another purchase of the same picture. */
public final class PaidBefore {

    private PaidBefore() {}

    /**
     * Why these calls, the oldest first, forbid another one unless the user allows it, if one of them does; the last one
     * decides.
     */
    public static Optional<ImageFailure> blocks(String image, List<Call> calls) {
        return calls.stream().flatMap(call -> blocks(image, call).stream()).reduce((earlier, later) -> later);
    }

    /**
     * Why this call forbids another one unless the user allows it, if it does. A call that is still open does not: it is
     * settled first.
     */
    public static Optional<ImageFailure> blocks(String image, Call call) {
        boolean bought = call.outcome().filter(end -> end.kind() == Kind.BOUGHT).isPresent();
        if (bought) {
            return blocked(
                    FailureCode.NOT_IN_BANK,
                    "it was bought on " + day(call) + " for " + call.cost().text()
                            + " credits, and its picture is no longer in the bank; restore the bank from a backup",
                    image);
        }
        if (call.isForgotten()) {
            return blocked(
                    FailureCode.PAID_LOST,
                    "a call for it on " + day(call) + " is booked as lost, "
                            + call.cost().text() + " credits",
                    image);
        }
        return call.isOpen() || call.cost().isFree() ? Optional.empty() : charged(image, call);
    }

    private static Optional<ImageFailure> charged(String image, Call call) {
        Cost cost = call.cost();
        boolean answered = call.outcome()
                .filter(end -> end.kind() == Kind.INCOMPLETE || end.kind() == Kind.EMPTY)
                .isPresent();
        String why = call.settlement()
                .map(settlement -> settlement.evidence())
                .or(() -> call.outcome().map(end -> end.note()))
                .filter(text -> !text.isBlank())
                .map(text -> " (" + text + ")")
                .orElse("");
        if (answered) {
            return blocked(
                    cost.isKnown() ? FailureCode.PAID_UNUSABLE : FailureCode.INDETERMINATE,
                    "a call for it on " + day(call) + (cost.isKnown() ? " was charged " : " may have been charged ")
                            + cost.text()
                            + " credits and brought no usable picture" + why,
                    image);
        }
        return cost.isKnown()
                ? blocked(
                        FailureCode.PAID_LOST,
                        "a call for it on " + day(call) + " was charged " + cost.text()
                                + " credits and its picture never arrived" + why,
                        image)
                : blocked(
                        FailureCode.INDETERMINATE,
                        "a call for it on " + day(call) + " may have been charged, " + cost.text() + " credits" + why,
                        image);
    }

    private static Optional<ImageFailure> blocked(FailureCode code, String what, String image) {
        return Optional.of(
                ImageFailure.of(code, what + "; it is not bought again unless you set -Dseedream.rebuy=" + image));
    }

    private static LocalDate day(Call call) {
        return LocalDate.ofInstant(call.id().at(), ZoneOffset.UTC);
    }
}
