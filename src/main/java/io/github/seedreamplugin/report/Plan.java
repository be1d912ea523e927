package io.github.seedreamplugin.report;

import io.github.seedreamplugin.files.Sha256;
import io.github.seedreamplugin.money.Credits;
import io.github.seedreamplugin.text.SafeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code generate} would do.
 *
 * @param manifest path of the manifest, relative to the project
 * @param images what each image needs, in manifest order
 * @param cost the most that it would cost, in credits
 * @param avoided what the current and restored pictures would have cost
 * @param balance what the account holds, if it was asked
 * @param expected how long the purchases would take
 * @param rules the rules that hold for buying
 * @param blocked why {@code generate} would fail with the same parameters, a sentence each; empty if it would not
 * @param choices the images that publish all of several pictures, of which the manifest may pick
 * @param findings what in the manifest may not be what its writer meant
 */
public record Plan(
        String manifest,
        List<PlannedStep> images,
        BigDecimal cost,
        BigDecimal avoided,
        Optional<BigDecimal> balance,
        Duration expected,
        PlanRules rules,
        List<String> blocked,
        List<String> choices,
        List<Finding> findings) {

    private static final int MOST_ADVICE = 10;

    public Plan {
        Require.text("the manifest", manifest);
        images = List.copyOf(images);
        blocked = blocked.stream().map(SafeText::line).toList();
        choices = List.copyOf(choices);
        findings = List.copyOf(findings);
        cost = Credits.amount("the cost", cost);
        avoided = Credits.amount("avoided", avoided);
        balance = balance.map(Credits::normal);
    }

    /** A plan for these images of a manifest; everything else is said by name. */
    public static Builder of(String manifest, List<PlannedStep> images) {
        return new Builder(manifest, images);
    }

    /** What the account would hold afterwards, if its balance is known. */
    public Optional<BigDecimal> left() {
        return balance.map(credits -> Credits.normal(credits.subtract(cost)));
    }

    /** Tells whether two plans would buy the same: a digest of every purchase, whatever the order of the images. */
    public String digest() {
        return digest(images.stream()
                .filter(PlannedStep::isPurchase)
                .map(image -> purchase(image.name(), image.purchase().orElse(""))));
    }

    /** The digest of these purchases, whatever their order. */
    public static String digest(Stream<String> purchases) {
        return Sha256.of(purchases.sorted().collect(Collectors.joining()));
    }

    /** A purchase as the digest of a plan is made of it. */
    public static String purchase(String image, String key) {
        return image + " " + key + "\n";
    }

    /** Whether {@code generate} would buy something. */
    public boolean isPurchase() {
        return images.stream().anyMatch(PlannedStep::isPurchase);
    }

    /** The same plan, now that it is known why {@code generate} would fail. */
    public Plan blockedBy(List<String> reasons) {
        return new Plan(manifest, images, cost, avoided, balance, expected, rules, reasons, choices, findings);
    }

    long count(PlannedStep.Action action) {
        return images.stream().filter(image -> image.action() == action).count();
    }

    /** The images about which something would be done. */
    List<PlannedStep> changing() {
        return images.stream()
                .filter(image -> image.action() != PlannedStep.Action.CURRENT)
                .toList();
    }

    /** The plan in one sentence. */
    String inWords() {
        String counts = count(PlannedStep.Action.BUY) + " to buy, " + count(PlannedStep.Action.RESTORE)
                + " to restore, " + count(PlannedStep.Action.CURRENT) + " current";
        long blocked = count(PlannedStep.Action.BLOCKED);
        return images.size()
                + (images.size() == 1 ? " image: " : " images: ")
                + counts
                + (blocked == 0 ? "" : ", " + blocked + " blocked");
    }

    /** How to publish one of several pictures, for people, of the first images that have several. */
    List<String> advice() {
        return choices.stream()
                .limit(MOST_ADVICE)
                .map(name -> name + " publishes all its pictures; to publish one, write pick: 1, or its number, below "
                        + name + " in the manifest. It costs nothing; the gallery shows them")
                .toList();
    }

    /** Takes the values of a plan by name. */
    public static final class Builder {

        private final String manifest;
        private final List<PlannedStep> images;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal avoided = BigDecimal.ZERO;
        private Optional<BigDecimal> balance = Optional.empty();
        private Duration expected = Duration.ZERO;
        private PlanRules rules = PlanRules.none();
        private List<String> choices = List.of();
        private List<Finding> findings = List.of();

        private Builder(String manifest, List<PlannedStep> images) {
            this.manifest = manifest;
            this.images = images;
        }

        public Builder cost(BigDecimal value) {
            cost = value;
            return this;
        }

        public Builder avoided(BigDecimal value) {
            avoided = value;
            return this;
        }

        public Builder balance(Optional<BigDecimal> value) {
            balance = value;
            return this;
        }

        public Builder expected(Duration value) {
            expected = value;
            return this;
        }

        public Builder choices(List<String> value) {
            choices = value;
            return this;
        }

        public Builder findings(List<Finding> value) {
            findings = value;
            return this;
        }

        public Builder rules(PlanRules value) {
            rules = value;
            return this;
        }

        public Plan build() {
            return new Plan(manifest, images, cost, avoided, balance, expected, rules, List.of(), choices, findings);
        }
    }
}
