package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.bank.Call;
import io.github.seedreamplugin.bank.LedgerEntry;
import io.github.seedreamplugin.generation.account.Account;
import io.github.seedreamplugin.generation.run.RunContext;
import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import io.github.seedreamplugin.segmind.HistoryAnswer;
import io.github.seedreamplugin.segmind.HistoryQuery;
import io.github.seedreamplugin.segmind.HistoryRow;
import io.github.seedreamplugin.segmind.SegmindClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the provider's request history what became of calls. A row that is there is believed; that there is none says
 * nothing, since nobody knows how soon a row appears.
 */
final class HistoryLookup {

    /** The history is asked by days, and clocks may be wrong. */
    private static final Duration AROUND = Duration.ofDays(1);

    /** How far apart the clocks of this machine and of the service may be, and how far they usually are. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private static final Duration CLOCKS_ALIKE = Duration.ofSeconds(2);

    private final RunContext context;
    private final Account account;
    private final SegmindClient client;

    HistoryLookup(RunContext context, Account account, SegmindClient client) {
        this.context = context;
        this.account = account;
        this.client = client;
    }

    /** Settles a call by its row, and keeps the picture that the row names, if the user allows to ask. */
    void ask(Call call) throws IOException {
        Optional<URI> history = context.request().service().requestHistory();
        if (history.isEmpty() || call.intent().isEmpty()) {
            return;
        }
        Instant at = call.id().at();
        HistoryAnswer answer = client.history(
                history.get(), new HistoryQuery(day(at.minus(AROUND)), day(at.plus(AROUND)), requestId(call)));
        if (answer instanceof HistoryAnswer.Rows rows) {
            Optional<HistoryRow> row = match(call, rows.rows());
            if (row.isPresent()) {
                settle(call, row.get());
            }
        } else {
            context.progress().warning("The request history cannot be read: " + problem(answer));
        }
    }

    /**
     * By its request id. Without one, by the only row that asks for exactly the same, if no other call can have made it. The
     * take is not part of a request, and other machines use the account: what failed before the call was theirs.
     */
    private Optional<HistoryRow> match(Call call, List<HistoryRow> rows) throws IOException {
        Optional<String> id = requestId(call);
        if (id.isPresent()) {
            return rows.stream().filter(row -> row.requestId().equals(id.get())).findFirst();
        }
        ImageAttributes asked = call.intent().orElseThrow().attributes();
        List<Call> near = context.stores().ledger().callsSince(call.id().at().minus(AROUND));
        Set<String> matched =
                near.stream().flatMap(other -> requestId(other).stream()).collect(Collectors.toSet());
        long unmatched = near.stream()
                .filter(other -> requestId(other).isEmpty())
                .filter(other -> other.intent().isEmpty()
                        || other.intent().get().attributes().equals(asked))
                .count();
        List<HistoryRow> candidates = rows.stream()
                .filter(row -> row.asksFor(asked) && !matched.contains(row.requestId()))
                .filter(row -> isSince(call.id().at().minus(CLOCKS_APART), row, true))
                .toList();
        return candidates.size() == 1 && unmatched == 1
                ? Optional.of(candidates.get(0)).filter(row -> isBelieved(row, call))
                : Optional.empty();
    }

    /** A failure says that nothing was charged, so it has to be this call's own for certain. */
    private static boolean isBelieved(HistoryRow row, Call call) {
        return row.isCompleted() || isSince(call.id().at().minus(CLOCKS_ALIKE), row, false);
    }

    private static boolean isSince(Instant instant, HistoryRow row, boolean ifNobodySays) {
        return row.created().map(created -> !created.isBefore(instant)).orElse(ifNobodySays);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String problem(HistoryAnswer answer) {
        return answer instanceof HistoryAnswer.Refused refused
                ? "HTTP " + refused.status() + ": " + refused.message()
                : ((HistoryAnswer.Unavailable) answer).reason();
    }

    private static Optional<String> requestId(Call call) {
        return call.submission().map(LedgerEntry.Submitted::requestId).or(() -> call.outcome()
                .flatMap(LedgerEntry.Outcome::requestId));
    }

    private void settle(Call call, HistoryRow row) throws IOException {
        boolean over = row.isCompleted() || row.isFailed();
        if (!over || row.credits().isEmpty()) {
            return;
        }
        Cost cost = Cost.exactly(row.credits().get(), CostSource.STATED);
        if (!row.addresses().isEmpty()) {
            SegmindClient.adopt(row, context.incoming(call.id()));
        }
        account.append(() -> context.stores()
                .ledger()
                .append(new LedgerEntry.Settlement(
                        call.id(),
                        context.clock().instant(),
                        cost,
                        "the request history says " + row.status() + ", request " + row.requestId())));
        account.settled(call.id().value(), cost);
    }
}
