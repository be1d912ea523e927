package io.github.seedreamplugin.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * All runs of a build of several modules, in the order of the build.
 *
 * @param modules each module's run; at least one
 */
public record WholeBuild(List<BuildModule> modules) {

    public WholeBuild {
        modules = List.copyOf(modules);
        if (modules.isEmpty()) {
            throw new IllegalArgumentException("a build without a module");
        }
    }

    /** It failed if one module did, and had nothing to do if none had. */
    public Status status() {
        if (runs().stream().anyMatch(run -> run.status() == Status.FAILED)) {
            return Status.FAILED;
        }
        return runs().stream().allMatch(run -> run.status() == Status.NOTHING_TO_DO) ? Status.NOTHING_TO_DO : Status.OK;
    }

    /** What all modules together cost. What one saw another of them take is in that one's own amounts. */
    public Bill bill() {
        return new JoinedBill(runs()).sum().elsewhere(BigDecimal.ZERO).build();
    }

    /** How many images came to this, in all modules. */
    public long count(State state) {
        return runs().stream().mapToLong(run -> run.count(state)).sum();
    }

    boolean isSimulated() {
        return runs().stream().allMatch(Run::simulated);
    }

    List<Run> runs() {
        return modules.stream().map(BuildModule::run).toList();
    }

    long images() {
        return runs().stream().mapToLong(run -> run.images().size()).sum();
    }
}
