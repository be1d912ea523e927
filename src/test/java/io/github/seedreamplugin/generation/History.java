package io.github.seedreamplugin.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import io.github.seedreamplugin.testing.TestPictures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What happens to two projects on one machine over some days, drawn from a seed: edits, renames, cleans, builds one
 * after the other and at once, kills, a service that fails in every way it knows, and, in half of them, somebody else
 * who uses the account. After each step the service's books and ours are laid side by side.
 */
final class History {

    private static final int PROMPTS = 6;
    private static final List<String> BUDGETS = List.of("0.07", "0.10", "0.21", "1.00");
    private static final List<String> PATTERNS = List.of("*", "a", "b");

    private final Random random;
    private final ScriptedEndpoint endpoint;
    private final List<Project> projects = new ArrayList<>();
    private final Audit audit;
    private final boolean others;
    private final List<String> story = new ArrayList<>();

    History(long seed, Path directory, ScriptedEndpoint endpoint) {
        this.random = new Random(seed);
        this.endpoint = endpoint;
        this.others = random.nextBoolean();
        for (String name : List.of("first", "second")) {
            Project project = new Project(directory.resolve(name), endpoint);
            project.home = directory.resolve("home");
            project.requestTimeout = Duration.ofSeconds(5);
            projects.add(project);
            edit(project);
        }
        this.audit = new Audit(endpoint, directory.resolve("home"));
    }

    /** All that has happened so far, for whoever has to find out what went wrong. */
    List<String> story() {
        return story;
    }

    void play() throws Exception {
        int steps = 5 + random.nextInt(6);
        for (int step = 0; step < steps; step++) {
            step();
        }
        story.add("the service recovers");
        endpoint.forgetNext();
        for (Project project : projects) {
            project.maxCredits = "5";
            project.minRemainingCredits = "0";
            project.rebuy = List.of();
            build(project);
            int requests = endpoint.generationRequests().size();
            build(project);
            assertThat(endpoint.generationRequests())
                    .as("requests of a build with nothing to do")
                    .hasSize(requests);
        }
    }

    private void step() throws Exception {
        Project project = projects.get(random.nextInt(projects.size()));
        switch (random.nextInt(10)) {
            case 0, 1 -> edit(project);
            case 2 -> {
                story.add("clean " + project.base.getFileName());
                project.clean();
            }
            case 3 -> otherUser();
            case 4, 5 -> killed(project);
            case 6 -> atOnce(random.nextBoolean());
            default -> {
                settings(project);
                service();
                build(project);
            }
        }
    }

    private void edit(Project project) {
        StringBuilder yaml = new StringBuilder("version: 1\nimages:\n");
        int images = 1 + random.nextInt(4);
        for (int image = 0; image < images; image++) {
            yaml.append("  ")
                    .append((char) ('a' + image))
                    .append(random.nextInt(4) == 0 ? "-renamed" : "")
                    .append(":\n");
            yaml.append("    prompt: picture ").append(random.nextInt(PROMPTS)).append('\n');
            if (random.nextInt(4) == 0) {
                yaml.append("    take: 2\n");
            }
            if (random.nextInt(5) == 0) {
                yaml.append("    max_images: 3\n");
            }
        }
        story.add(
                "edit " + project.base.getFileName() + ": " + yaml.substring(20).replaceAll("\\s+", " "));
        project.manifest(yaml.toString());
    }

    private void settings(Project project) {
        project.maxCredits = BUDGETS.get(random.nextInt(BUDGETS.size()));
        project.minRemainingCredits = random.nextInt(4) == 0 ? "1.9" : "0";
        project.allowPartial = random.nextBoolean();
        project.maxConcurrent = 1 + random.nextInt(4);
        project.retries = random.nextInt(3);
        project.rebuy = random.nextInt(5) == 0 ? List.of(PATTERNS.get(random.nextInt(PATTERNS.size()))) : List.of();
        if (!project.rebuy.isEmpty()) {
            audit.rebuy();
        }
        project.frozen = random.nextInt(12) == 0;
    }

    private void otherUser() {
        if (others) {
            String credits = random.nextInt(3) == 0 ? "-2" : random.nextBoolean() ? "0.035" : "0.0123";
            story.add("somebody else spends " + credits);
            endpoint.spendElsewhere(credits);
            audit.elsewhere(new BigDecimal(credits));
        }
    }

    /** What the service has in store for the next calls. */
    private void service() {
        endpoint.forgetNext();
        int answers = random.nextInt(6);
        for (int i = 0; i < answers; i++) {
            int choice = random.nextInt(16);
            story.add("answer " + choice);
            endpoint.next(answer(choice));
        }
    }

    private static ScriptedAnswer answer(int choice) {
        return switch (choice) {
            case 0 -> ScriptedAnswer.error(500, "oops");
            case 1 -> ScriptedAnswer.error(500, "oops").charged();
            case 2 -> ScriptedAnswer.error(502, "bad gateway").charged();
            case 3 -> ScriptedAnswer.closed();
            case 4 -> ScriptedAnswer.closed().charged();
            case 5 -> ScriptedAnswer.asAsked().cutBodyAfter(100);
            case 6 -> ScriptedAnswer.asAsked().cutBodyAfter(300).byReset();
            case 7 -> ScriptedAnswer.moderated();
            case 8 -> ScriptedAnswer.json("<html>Sorry</html>").contentType("image/jpeg");
            case 9 -> ScriptedAnswer.error(504, "gateway timeout").byReset();
            case 11, 12 -> ScriptedAnswer.pictures(1);
            case 10 -> ScriptedAnswer.asAsked().withoutHeader("x-remaining-credits");
            default -> ScriptedAnswer.asAsked();
        };
    }

    private void build(Project project) {
        story.add("build " + project.base.getFileName() + " for " + project.maxCredits + ", rebuy " + project.rebuy);
        audit.begin();
        Run run = project.build();
        story.add("  " + Project.states(run) + " " + project.told.warnings);
        audit.end(List.of(project), List.of(run), new BigDecimal(project.maxCredits));
        files(project, run);
    }

    private void killed(Project project) {
        settings(project);
        service();
        int readings = random.nextInt(60);
        story.add("build " + project.base.getFileName() + ", killed at reading " + readings);
        audit.begin();
        DyingClock clock = DyingClock.after(readings);
        project.accounts = new Accounts(clock);
        try {
            Run run = clock.diesIn(project.generation());
            story.add("  it was done before");
            audit.end(List.of(project), List.of(run), new BigDecimal(project.maxCredits));
        } catch (DyingClock.Killed e) {
            endpoint.awaitDisconnected();
            audit.killed(new BigDecimal(project.maxCredits));
        }
    }

    /** Both projects are built at once: as modules of one build, or by builds that know nothing of each other. */
    private void atOnce(boolean modules) throws Exception {
        projects.forEach(this::settings);
        projects.get(1).maxCredits = projects.get(0).maxCredits;
        service();
        story.add("both at once, " + (modules ? "as modules of one build" : "as builds of their own") + " for "
                + projects.get(0).maxCredits);
        audit.begin();
        Accounts shared = new Accounts(Clock.systemUTC());
        List<Callable<Run>> builds = new ArrayList<>();
        for (Project project : projects) {
            project.accounts = modules ? shared : new Accounts(Clock.systemUTC());
            Generation generation = project.generation();
            builds.add(() -> Project.run(generation));
        }
        List<Run> runs = both(builds);
        runs.forEach(run -> story.add("  " + Project.states(run)));
        BigDecimal budget = new BigDecimal(projects.get(0).maxCredits);
        audit.end(projects, runs, modules ? budget : budget.add(budget));
        for (int i = 0; i < runs.size(); i++) {
            files(projects.get(i), runs.get(i));
        }
    }

    private static List<Run> both(List<Callable<Run>> builds) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(builds.size());
        try {
            List<Run> runs = new ArrayList<>();
            for (Future<Run> build : threads.invokeAll(builds)) {
                runs.add(build.get());
            }
            return runs;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void files(Project project, Run run) {
        for (ImageResult image : run.images()) {
            image.files().forEach(file -> {
                try {
                    byte[] bytes = Files.readAllBytes(project.output().resolve(file.path()));
                    assertThat(TestPictures.sha256(bytes))
                            .as(file.path())
                            .isEqualTo(file.picture().sha256());
                } catch (IOException e) {
                    throw new AssertionError(image.name() + " is " + image.state(), e);
                }
            });
        }
    }
}
