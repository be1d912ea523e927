package io.github.seedreamplugin.generation.plan;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.money.Credits;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What an earlier call in the ledger means for another purchase of the same picture. */
public final class PaidBefore {

    private PaidBefore() {}

    /** Why these calls, the oldest first, forbid another without the user's word, if one of them does; the last one's word counts. */
    public static Optional<ImageAction.Blocked> blocks(String image, List<Call> calls) {
        return calls.stream().flatMap(call -> blocks(image, call).stream()).reduce((earlier, later) -> later);
    }

    /** Why this call forbids another without the user's word, if it does. A call that is still open does not: it is settled first. */
    static Optional<ImageAction.Blocked> blocks(String image, Call call) {
        boolean found = call.outcome()
                .filter(outcome -> outcome.kind() == LedgerEntry.Kind.BOUGHT)
                .isPresent();
        if (call.settlement().isPresent() && !found) {
            return settled(image, call, call.settlement().get());
        }
        return call.outcome().flatMap(outcome -> ended(image, call, outcome));
    }

    private static Optional<ImageAction.Blocked> settled(String image, Call call, LedgerEntry.Settlement settlement) {
        if (settlement.cost().isFree()) {
            return Optional.empty();
        }
        String most = Credits.text(settlement.cost().most());
        return settlement.cost().isCharged()
                ? blocked(
                        FailureCode.PAID_LOST,
                        "a call for it on " + day(call) + " was charged " + most
                                + " credits and its picture never arrived (" + settlement.evidence() + ")",
                        image)
                : blocked(
                        FailureCode.INDETERMINATE,
                        "a call for it on " + day(call) + " may have been charged " + most + " credits ("
                                + settlement.evidence() + ")",
                        image);
    }

    private static Optional<ImageAction.Blocked> ended(String image, Call call, LedgerEntry.Outcome outcome) {
        return switch (outcome.kind()) {
            case FREE, UNKNOWN -> Optional.empty();
            case INCOMPLETE ->
                blocked(
                        FailureCode.PAID_UNUSABLE,
                        "a call for it on " + day(call) + " was charged "
                                + Credits.text(outcome.cost().most()) + " credits and brought no usable picture ("
                                + outcome.note() + ")",
                        image);
            case BOUGHT ->
                blocked(
                        FailureCode.NOT_IN_BANK,
                        "it was bought on " + day(call) + " for "
                                + Credits.text(outcome.cost().most())
                                + " credits, and its picture is no longer in the bank; restore the bank from a backup",
                        image);
        };
    }

    private static Optional<ImageAction.Blocked> blocked(FailureCode code, String what, String image) {
        return Optional.of(new ImageAction.Blocked(
                code, what + "; it is not bought again unless you say so with -Dseedream.rebuy=" + image));
    }

    private static LocalDate day(Call call) {
        return LocalDate.ofInstant(call.id().at(), ZoneOffset.UTC);
    }
}
