package io.github.seedreamplugin.report;

import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.money.Credits;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which build a run belongs to and within which limits it bought, as far as that is known.
 *
 * @param project the Maven project, {@code groupId:artifactId:version}
 * @param commit the commit in version control
 * @param branch the branch in version control
 * @param build the address of the build on the CI server
 * @param plugin the version of this plugin
 * @param endpoint the address that was called, without user information, query and fragment
 * @param budget the most credits that the build may spend
 * @param left how much of the budget is left
 * @param price what one picture costs, and who says so
 */
public record BuildFacts(
        Optional<String> project,
        Optional<String> commit,
        Optional<String> branch,
        Optional<String> build,
        Optional<String> plugin,
        Optional<String> endpoint,
        Optional<BigDecimal> budget,
        Optional<BigDecimal> left,
        Optional<Cost> price) {

    public BuildFacts {
        budget = budget.map(Credits::normal);
        left = left.map(Credits::normal);
        price = price.map(Amounts::plain);
    }

    /** Nothing is known. */
    public static BuildFacts unknown() {
        return builder().build();
    }

    /** Facts to be filled in by name. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same values, some of which may be changed by name. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.project = project;
        builder.commit = commit;
        builder.branch = branch;
        builder.build = build;
        builder.plugin = plugin;
        builder.endpoint = endpoint;
        builder.budget = budget;
        builder.left = left;
        builder.price = price;
        return builder;
    }

    /** Takes the values by name. */
    public static final class Builder {

        private Optional<String> project = Optional.empty();
        private Optional<String> commit = Optional.empty();
        private Optional<String> branch = Optional.empty();
        private Optional<String> build = Optional.empty();
        private Optional<String> plugin = Optional.empty();
        private Optional<String> endpoint = Optional.empty();
        private Optional<BigDecimal> budget = Optional.empty();
        private Optional<BigDecimal> left = Optional.empty();
        private Optional<Cost> price = Optional.empty();

        private Builder() {}

        public Builder project(Optional<String> value) {
            project = value;
            return this;
        }

        public Builder commit(Optional<String> value) {
            commit = value;
            return this;
        }

        public Builder branch(Optional<String> value) {
            branch = value;
            return this;
        }

        public Builder build(Optional<String> value) {
            build = value;
            return this;
        }

        public Builder plugin(Optional<String> value) {
            plugin = value;
            return this;
        }

        public Builder endpoint(Optional<String> value) {
            endpoint = value;
            return this;
        }

        public Builder budget(Optional<BigDecimal> value) {
            budget = value;
            return this;
        }

        public Builder left(Optional<BigDecimal> value) {
            left = value;
            return this;
        }

        public Builder price(Optional<Cost> value) {
            price = value;
            return this;
        }

        /** The record of what was said. */
        public BuildFacts build() {
            return new BuildFacts(project, commit, branch, build, plugin, endpoint, budget, left, price);
        }
    }
}
