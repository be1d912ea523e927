package io.github.seedreamplugin.generation.account;

import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides by the balance which calls of unknown outcome were charged. It errs towards "charged" and "undecidable",
 * which cost the user a look, and never towards "not charged", which would cost a second payment.
 */
public final class BalanceRule {

    private BalanceRule() {}

    /**
     * What the account shows.
     *
     * @param before the balance before any of the calls was sent
     * @param known what purchases of known outcome have taken since
     * @param after the balance now, with no call in flight
     * @param perImage the price of one picture
     * @param othersSeen whether somebody else was seen to spend from the account
     */
    public record Evidence(
            BigDecimal before, BigDecimal known, BigDecimal after, BigDecimal perImage, boolean othersSeen) {

        /** What is missing from the balance that no known purchase explains. */
        BigDecimal missing() {
            return before.subtract(known).subtract(after);
        }

        /** The numbers, for people. */
        public String inWords() {
            return "balance " + Credits.text(before) + " before, " + Credits.text(known)
                    + " known to be spent since, " + Credits.text(after)
                    + " left: " + Credits.text(missing()) + " missing at " + Credits.text(perImage) + " a picture"
                    + (othersSeen ? ", and others spend from this account" : "");
        }
    }

    /** What became of one call. */
    public sealed interface Verdict {

        /** What it cost, or may have cost. */
        BigDecimal credits();

        /** It cost nothing: it may be sent again. */
        record NotCharged() implements Verdict {

            @Override
            public BigDecimal credits() {
                return BigDecimal.ZERO;
            }
        }

        /** It was paid for. */
        record Charged(BigDecimal credits) implements Verdict {}

        /**
         * Nobody can tell.
         *
         * @param credits what it may have cost
         */
        record Undecidable(BigDecimal credits) implements Verdict {}
    }

    /**
     * One verdict for each call.
     *
     * @param evidence what the account shows
     * @param requested the pictures that each call of unknown outcome asked for
     */
    public static List<Verdict> decide(Evidence evidence, List<Integer> requested) {
        BigDecimal missing = evidence.missing();
        if (Price.same(missing, BigDecimal.ZERO)) {
            return requested.stream()
                    .<Verdict>map(images -> new Verdict.NotCharged())
                    .toList();
        }
        int most = requested.stream().mapToInt(Integer::intValue).sum();
        int charged = wholeImages(missing, evidence.perImage());
        if (evidence.othersSeen() || charged < 1 || charged > most) {
            return requested.stream()
                    .<Verdict>map(images -> new Verdict.Undecidable(times(evidence.perImage(), images)))
                    .toList();
        }
        if (requested.size() == 1) {
            return List.of(new Verdict.Charged(missing));
        }
        if (charged == most) {
            return requested.stream()
                    .<Verdict>map(images -> new Verdict.Charged(times(evidence.perImage(), images)))
                    .toList();
        }
        return shared(missing, requested, most);
    }

    /** Some were charged, and which cannot be told: together they may have cost exactly what is missing. */
    private static List<Verdict> shared(BigDecimal missing, List<Integer> requested, int most) {
        BigDecimal all = BigDecimal.valueOf(most);
        int last = requested.size() - 1;
        List<BigDecimal> shares = IntStream.range(0, last)
                .mapToObj(index -> times(missing, requested.get(index)).divide(all, 6, RoundingMode.DOWN))
                .toList();
        BigDecimal rest = missing.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        return IntStream.rangeClosed(0, last)
                .<Verdict>mapToObj(index -> new Verdict.Undecidable(index < last ? shares.get(index) : rest))
                .toList();
    }

    /** How many whole pictures an amount pays for; -1 if it is no such amount. */
    private static int wholeImages(BigDecimal amount, BigDecimal perImage) {
        BigDecimal images = amount.divide(perImage, 0, RoundingMode.HALF_UP);
        BigDecimal difference = amount.subtract(images.multiply(perImage)).abs();
        boolean whole = difference.compareTo(Price.NOISE) < 0
                && images.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) < 0;
        return whole ? images.intValue() : -1;
    }

    private static BigDecimal times(BigDecimal amount, int count) {
        return amount.multiply(BigDecimal.valueOf(count));
    }
}
