package io.github.seedreamplugin.bank;

import io.github.seedreamplugin.bank.LedgerEntry.Intent;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.CostSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was spent from this machine, by month, project and image. It is what the ledger of the machine says: a shared bank
 * gives and takes single files and cannot be listed, so what others have spent is not in it.
 *
 * @param lines ordered by month, project and image
 */
public record Spending(List<Line> lines) {

    public Spending {
        lines = List.copyOf(lines);
    }

    /**
     * What the calls for one image of one project in one month cost.
     *
     * @param month in which the calls were begun, in UTC
     * @param project that they were for, as far as is known
     * @param image that they were for, as far as is known
     * @param calls how many cost something, or may have
     * @param cost of all of them
     */
    public record Line(YearMonth month, Optional<String> project, Optional<String> image, int calls, Cost cost) {

        private String order() {
            return month + "\n" + project.orElse("") + "\n" + image.orElse("");
        }

        private Line plus(Line other) {
            return new Line(month, project, image, calls + other.calls, cost.plus(other.cost));
        }
    }

    /** What these calls cost. */
    public static Spending of(List<Call> calls) {
        TreeMap<String, Line> lines = calls.stream()
                .filter(call -> !call.cost().isFree())
                .map(Spending::line)
                .collect(Collectors.toMap(Line::order, line -> line, Line::plus, TreeMap::new));
        return new Spending(List.copyOf(lines.values()));
    }

    private static Line line(Call call) {
        YearMonth month = YearMonth.from(call.id().at().atOffset(ZoneOffset.UTC));
        return new Line(
                month,
                call.intent().flatMap(intent -> intent.origin().project()),
                call.intent().map(Intent::image),
                1,
                call.cost());
    }

    /** What was spent in all. */
    public Cost total() {
        return sum(line -> true);
    }

    /** What was spent in one month. */
    public Cost in(YearMonth month) {
        return sum(line -> line.month().equals(month));
    }

    private Cost sum(Predicate<Line> which) {
        return lines.stream().filter(which).map(Line::cost).reduce(Cost.free(CostSource.STATED), Cost::plus);
    }
}
