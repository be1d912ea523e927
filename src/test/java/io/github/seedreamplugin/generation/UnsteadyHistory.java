package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.Pricing;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.StatedFact;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What happens on two machines that share a key over some days, drawn from a seed, with a service whose balance lags,
 * whose price drifts, which charges late and by the call, states what a call cost or does not, answers in pieces and
 * lies about lengths, and with clocks that somebody sets. After each step the books are laid side by side.
 */
final class UnsteadyHistory {

    private static final int PROMPTS = 3;
    private static final Duration LAG = Duration.ofMillis(40);
    private static final List<String> PRICES = List.of("0.035", "0.02", "0.05", "0.07");
    private static final List<String> BUDGETS = List.of("0.25", "0.50", "2.00");
    private static final List<Duration> CLOCKS =
            List.of(Duration.ZERO, Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(1));

    /** A machine with one project. */
    private static final class Machine {

        final String name;
        final Project project;
        final UnsteadyAudit audit;
        Set<String> prompts = Set.of();

        Machine(String name, Project project, UnsteadyAudit audit) {
            this.name = name;
            this.project = project;
            this.audit = audit;
        }
    }

    private final Random random;
    private final ScriptedEndpoint endpoint;
    private final UnsteadyAnswers answers;
    private final List<Machine> machines = new ArrayList<>();
    private final List<String> story = new CopyOnWriteArrayList<>();

    UnsteadyHistory(long seed, Path directory, ScriptedEndpoint endpoint) {
        this.random = new Random(seed);
        this.endpoint = endpoint;
        this.answers = new UnsteadyAnswers(random);
        UnsteadyAudit.Lag lag = account();
        Optional<URI> history = random.nextBoolean() ? Optional.of(endpoint.historyUri()) : Optional.empty();
        for (String name : List.of("first", "second")) {
            Project project = new Project(directory.resolve(name), endpoint);
            project.requestTimeout = Duration.ofSeconds(5);
            project.settleAfter = LAG.plus(UnsteadyAnswers.LATEST_CHARGE);
            project.requestHistory = history;
            Machine machine = new Machine(name, project, new UnsteadyAudit(endpoint, name, project.home, lag));
            machines.add(machine);
            edit(machine);
        }
        story.add(history.isPresent() ? "the history may be asked" : "the history may not be asked");
    }

    /** What kind of account and service it is, for the whole history; true where nothing shows a cost in time. */
    private UnsteadyAudit.Lag account() {
        List<StatedFact> facts = new ArrayList<>();
        for (StatedFact fact : StatedFact.values()) {
            if (random.nextBoolean()) {
                facts.add(fact);
            }
        }
        List<Pricing> pricings = List.of(Pricing.values());
        Pricing pricing = pricings.get(random.nextInt(pricings.size()));
        boolean lags = random.nextBoolean();
        endpoint.books()
                .stating(facts.toArray(StatedFact[]::new))
                .pricing(pricing)
                .lagging(lags ? LAG : Duration.ZERO);
        if (random.nextBoolean()) {
            endpoint.history().envelope("").bodyAsText();
        }
        if (random.nextInt(3) == 0) {
            endpoint.history().hiding("first 0").hiding("second 1");
        }
        story.add("states " + facts + ", charges by the " + pricing + (lags ? ", lags" : ""));
        return new UnsteadyAudit.Lag(lags, lags && !facts.contains(StatedFact.COST));
    }

    List<String> story() {
        return story;
    }

    void play() {
        int steps = 3 + random.nextInt(4);
        for (int step = 0; step < steps; step++) {
            step(machines.get(random.nextInt(machines.size())));
            machines.forEach(machine -> machine.audit.purchases());
        }
        recover();
    }

    private void step(Machine machine) {
        switch (random.nextInt(9)) {
            case 0 -> edit(machine);
            case 1 -> moveMoney();
            case 2 -> {
                String price = PRICES.get(random.nextInt(PRICES.size()));
                story.add("the price is " + price);
                endpoint.books().price(price);
            }
            case 3 -> kill(machine);
            case 4 -> atOnce();
            default -> build(machine);
        }
    }

    private void edit(Machine machine) {
        StringBuilder yaml = new StringBuilder("version: 1\nimages:\n");
        Set<String> prompts = new HashSet<>();
        int images = 1 + random.nextInt(3);
        for (int image = 0; image < images; image++) {
            int prompt = random.nextInt(PROMPTS);
            prompts.add(machine.name + " " + prompt);
            yaml.append("  ").append((char) ('a' + image)).append(":\n    prompt: ");
            yaml.append(machine.name).append(' ').append(prompt).append('\n');
            if (prompt == 2) {
                yaml.append("    max_images: 3\n");
            }
        }
        machine.prompts = prompts;
        story.add("edit " + machine.name + ": " + yaml.substring(20).replaceAll("\\s+", " "));
        machine.project.manifest(yaml.toString());
    }

    /**
     * A top-up or a refund that shows while a call is open can hide its charge, as the promises say: none comes then, and
     * each one shows at once.
     */
    private void moveMoney() {
        boolean open = machines.stream().anyMatch(machine -> machine.audit.hasOpenCalls());
        int choice = random.nextInt(3);
        if (choice == 0 || open) {
            story.add("somebody else spends 0.0123");
            machines.forEach(machine -> machine.audit.others());
            endpoint.books().spend("0.0123");
        } else if (choice == 1) {
            story.add("a top-up of 2");
            endpoint.books().topUp("2");
            endpoint.books().catchUp();
        } else if (!endpoint.sales().isEmpty()) {
            String prompt = endpoint.sales().get(0).prompt();
            story.add("a refund for " + prompt);
            endpoint.books().refund(prompt);
            endpoint.books().catchUp();
        }
    }

    private void settings(Machine machine, boolean queue) {
        Project project = machine.project;
        project.queue = queue;
        project.maxCredits = BUDGETS.get(random.nextInt(BUDGETS.size()));
        project.allowPartial = random.nextBoolean();
        project.maxConcurrent = 1 + random.nextInt(4);
        project.retries = random.nextInt(3);
        project.rebuy = random.nextInt(6) == 0 ? List.of("*") : List.of();
        project.forget = random.nextInt(8) == 0 ? List.of("*") : List.of();
        if (!project.rebuy.isEmpty()) {
            machine.audit.allow(machine.prompts);
        }
        StringBuilder drawn = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            UnsteadyAnswers.Drawn next = answers.next(project.queue);
            drawn.append(", ").append(next.name());
            endpoint.next(next.answer());
        }
        story.add("build " + machine.name + (project.queue ? " by the queue" : "") + " for " + project.maxCredits
                + ", rebuy " + project.rebuy + ", forget " + project.forget + drawn);
    }

    private Clock clock() {
        Duration first = CLOCKS.get(random.nextInt(CLOCKS.size()));
        Duration then = CLOCKS.get(random.nextInt(CLOCKS.size()));
        return new JumpingClock(first, then, random.nextInt(40));
    }

    private void build(Machine machine) {
        endpoint.forgetNext();
        settings(machine, random.nextInt(4) == 0);
        machine.project.accounts = new Accounts(clock());
        machine.audit.begin();
        audited(machine, Project.run(machine.project.generation()));
    }

    private void audited(Machine machine, Run run) {
        story.add("  " + Project.states(run) + " " + run.bill().charged().text() + " " + machine.project.told.warnings);
        machine.audit.spentAtMost(budget(machine));
        List<String> states = Project.states(run);
        if (states.stream().anyMatch(state -> state.endsWith("NOT_READY"))) {
            machine.audit.leftInTheQueue();
        }
        // A run whose threads were killed one by one cannot say what they did; its ledger can.
        if (states.stream().noneMatch(state -> state.endsWith("DEFECT"))) {
            machine.audit.bill(run);
        }
    }

    private static BigDecimal budget(Machine machine) {
        return new BigDecimal(machine.project.maxCredits);
    }

    private void kill(Machine machine) {
        endpoint.forgetNext();
        settings(machine, random.nextInt(4) == 0);
        int readings = random.nextInt(40);
        story.add("  killed at reading " + readings);
        machine.audit.begin();
        machine.project.accounts = new Accounts(DyingClock.after(readings));
        machine.audit.leftInTheQueue();
        Optional<Run> run = untilKilled(machine);
        // What was on the wire arrives now, so that its charge comes within the time that the next build waits.
        endpoint.awaitDisconnected();
        run.ifPresentOrElse(done -> audited(machine, done), () -> machine.audit.spentAtMost(budget(machine)));
    }

    private static Optional<Run> untilKilled(Machine machine) {
        try {
            return Optional.of(Project.run(machine.project.generation()));
        } catch (DyingClock.Killed e) {
            return Optional.empty();
        } catch (IllegalStateException e) {
            assertThat(e).hasCauseInstanceOf(DyingClock.Killed.class);
            return Optional.empty();
        }
    }

    private void atOnce() {
        story.add("both at once:");
        machines.forEach(machine -> machine.audit.others());
        endpoint.forgetNext();
        List<CompletableFuture<Run>> runs = new ArrayList<>();
        for (Machine machine : machines) {
            settings(machine, false);
            machine.project.accounts = new Accounts(clock());
            machine.audit.begin();
            Generation generation = machine.project.generation();
            runs.add(CompletableFuture.supplyAsync(() -> Project.run(generation)));
        }
        runs.forEach(CompletableFuture::join);
        for (int i = 0; i < runs.size(); i++) {
            audited(machines.get(i), runs.get(i).join());
        }
    }

    private void recover() {
        story.add("the service recovers");
        endpoint.forgetNext();
        endpoint.books().lagging(Duration.ZERO);
        for (Machine machine : machines) {
            Project project = machine.project;
            project.maxCredits = "20";
            project.rebuy = List.of();
            project.forget = List.of();
            for (int builds = 0; builds < 3; builds++) {
                project.accounts = new Accounts(Clock.systemUTC());
                machine.audit.begin();
                audited(machine, Project.run(project.generation()));
                machine.audit.purchases();
            }
            machine.audit.pictures(machine.prompts);
            int calls = endpoint.generationRequests().size();
            Run last = project.build();
            story.add("  " + Project.states(last));
            assertThat(endpoint.generationRequests())
                    .as("calls of a build with nothing to do")
                    .hasSize(calls);
            assertThat(last.bill().charged().most()).isZero();
        }
    }
}
