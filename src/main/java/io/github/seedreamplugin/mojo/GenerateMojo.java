package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.generation.Generation;
import io.github.seedreamplugin.generation.GenerationResult;
import io.github.seedreamplugin.generation.request.BuyingRules;
import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.manifest.Reading;
import io.github.seedreamplugin.report.ConsoleTable;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.segmind.ApiKey;
import io.github.seedreamplugin.segmind.Endpoint;
import io.github.seedreamplugin.simulator.Simulator;
import io.github.seedreamplugin.simulator.SimulatorSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Generates the pictures of the manifest: keeps those that are current, restores those that were bought before from the
 * bank, buys the rest, and reports what it cost. What was bought is kept, even if the build fails.
 *
 * @since 1.0.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class GenerateMojo extends PublishingMojo {

    /**
     * Whether to ask for pictures through the service's queue: a call becomes a job with a request id, which a later
     * build can ask for again. Always on when the path of {@code endpoint} contains {@code /v2/}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.queue", defaultValue = "false")
    private boolean queue;

    /**
     * Whether to ask the service's request history what a call of unknown outcome cost. The history is on another host,
     * so the API key is sent there only if this is true.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.requestHistory", defaultValue = "false")
    private boolean requestHistory;

    /**
     * The URL of the request history. The same is asked of it as of {@code endpoint}, because the key is sent there.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.requestHistoryUrl", defaultValue = ServiceAccess.DOCUMENTED_HISTORY)
    private String requestHistoryUrl = ServiceAccess.DOCUMENTED_HISTORY;

    /**
     * How often one image is tried again after a failure that certainly cost nothing.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.retries", defaultValue = "3")
    private int retries = 3;

    /**
     * How long after its end a call may still be charged, as an ISO 8601 duration. What the balance shows of a call of
     * unknown outcome, or of pictures that seem too cheap, counts only after this time, because a picture that is still
     * being made is charged when it is done.
     *
     * <p>Example: {@code -Dseedream.settleAfter=PT5M}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.settleAfter", defaultValue = "PT2M")
    private String settleAfter = "PT2M";

    /**
     * Patterns of the names of images whose calls of unknown outcome are booked as lost. Such an image is bought again only
     * with {@code rebuy}. A pattern that no image matches is an error.
     *
     * <p>Example: {@code -Dseedream.forget=hero}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.forget")
    private @Nullable List<String> forget;

    /**
     * Whether an IDE may buy pictures when it runs this goal by itself. If false, a build that Eclipse, VS Code or
     * IntelliJ starts on import or while you type restores what it can, and lists the rest in a warning.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.buyInIde", defaultValue = "false")
    private boolean buyInIde;

    /**
     * A {@code plan.json} that the goal {@code plan} wrote. If this build would buy anything else than it says, nothing
     * is bought.
     *
     * <p>Example: {@code -Dseedream.plan=target/seedream/plan.json}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.plan")
    private @Nullable File plan;

    /**
     * Whether the shared bank is only read, never written. For builds of pull requests.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.sharedBankReadOnly", defaultValue = "false")
    private boolean sharedBankReadOnly;

    /**
     * Whether to print how long each part of the work took.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.timings", defaultValue = "false")
    private boolean timings;

    /**
     * Whether to report to GitHub Actions: annotations on the manifest's lines, the bill in the job's summary, and the
     * outputs {@code status}, {@code spent} and {@code report}.
     *
     * <p>Default: true if the environment variable {@code GITHUB_ACTIONS} is {@code true}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.github")
    private @Nullable Boolean github;

    /**
     * Whether to write GitLab's metrics report, {@code gl-metrics.txt}.
     *
     * <p>Default: true if the environment variable {@code GITLAB_CI} is {@code true}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.gitlab")
    private @Nullable Boolean gitlab;

    @Override
    void checkOtherPatterns(PatternCheck patterns) throws MojoFailureException {
        patterns.check("forget", ParameterValue.patterns(forget));
    }

    @Override
    void make(Optional<Reading> manifest) throws MojoExecutionException, MojoFailureException {
        if (simulate) {
            try (Simulator simulator = new Simulator(SimulatorSettings.defaults(), Clock.systemUTC())) {
                Service service = new Service(
                        new Endpoint(simulator.endpoint()), Optional.empty(), true, queue, Optional.empty());
                getLog().info("Simulated: no key, no cost, nothing bought");
                generate(service, () -> new KeyLookup.Found(new ApiKey("simulated"), "the simulator"), manifest);
            } catch (IOException e) {
                throw new MojoExecutionException("The simulator cannot be started: " + e.getMessage(), e);
            }
        } else {
            Optional<String> history = requestHistory ? Optional.of(requestHistoryUrl) : Optional.empty();
            Service service = access().at(endpoint, queue, history);
            generate(service, () -> key(service), manifest);
        }
    }

    private void generate(Service service, Supplier<KeyLookup> key, Optional<Reading> manifest)
            throws MojoExecutionException, MojoFailureException {
        GenerationRequest request = whole(service);
        PictureSources sources = new PictureSources(request.output());
        Optional<RemoteStore> writable = sharedBank(service);
        Optional<RemoteStore> shared = sharedBankReadOnly ? writable.map(ReadOnlyStore::new) : writable;
        GenerationResult result = run(request, shared, key, manifest);
        if (timings || getLog().isDebugEnabled()) {
            new ConsoleTable().timings(result.run()).forEach(timings ? getLog()::info : getLog()::debug);
        }
        CiTelling ci = new CiTelling(getLog(), github, gitlab);
        ci.annotate(request.places(), ToldWarnings.of(session()).unannotated(result.run()));
        ci.bill(request.places(), result.run(), result.reports());
        SessionRuns.tell(session(), request.places().reportDirectory(), result.run(), ci);
        if (result instanceof GenerationResult.Invalid invalid) {
            invalid.unwritten().forEach(getLog()::error);
            throw ManifestProblems.report(request.places(), invalid.file(), invalid.problems(), getLog());
        }
        GenerationResult.Done done = (GenerationResult.Done) result;
        publish(done, request, sources);
        report(done, request.rules());
    }

    final GenerationRequest whole(Service service) throws MojoFailureException {
        Optional<MavenProject> project =
                Optional.ofNullable(session().getCurrentProject()).filter(any -> hasProject());
        return request(service)
                .origin(new BuildOrigin(System.getenv()).of(project, base()))
                .calls(calls(service))
                .rules(rules(service)
                        .inIde(!buyInIde
                                && !service.simulated()
                                && IdeBuild.mark(session()).isPresent())
                        .forget(ParameterValue.patterns(forget))
                        .plan(Optional.ofNullable(plan).map(file -> path(file, "plan.json")))
                        .build())
                .output(outputRules())
                .build();
    }

    private CallLimits calls(Service service) throws MojoFailureException {
        Duration whole = requestTimeout();
        // The simulator charges before it answers, so there is nothing to wait for.
        Duration horizon = service.simulated() ? Duration.ZERO : ParameterValue.duration("settleAfter", settleAfter);
        return ParameterValue.checked(() -> new CallLimits(maxConcurrent, requestsPerMinute, whole, retries, horizon));
    }

    private GenerationResult run(
            GenerationRequest request,
            Optional<RemoteStore> shared,
            Supplier<KeyLookup> key,
            Optional<Reading> manifest)
            throws MojoExecutionException {
        try (PhaseProgress progress = new PhaseProgress(
                Terminal.progress(session(), getLog(), warningsOf(request.places())), getLog()::info)) {
            RunEnvironment environment = new RunEnvironment(shared, key, progress, manifest);
            Generation generation = new Generation(request, environment, SessionAccounts.of(session()));
            try (ShutdownHook hook = new ShutdownHook(generation)) {
                hook.install();
                return generation.run();
            }
        } catch (IOException e) {
            throw new MojoExecutionException(DiskFailure.text(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The build was interrupted", e);
        } finally {
            SharedStore.close(shared);
        }
    }

    private void report(GenerationResult.Done done, BuyingRules rules)
            throws MojoExecutionException, MojoFailureException {
        Run run = done.run();
        ConsoleTable table = new ConsoleTable();
        table.warning(run).ifPresent(getLog()::warn);
        table.lines(run).forEach(getLog()::info);
        for (Path report : done.reports()) {
            getLog().debug("Report: " + report);
        }
        boolean written = done.unwritten().isEmpty();
        if (written) {
            getLog().info("Gallery: " + done.reports().get(0).resolveSibling("index.html"));
        }
        done.unwritten().forEach(getLog()::error);
        BuildFailure failure = new BuildFailure(run, written ? done.reports() : List.of());
        if (rules.inIde()) {
            failure.warn(getLog());
        } else {
            failure.failIfIncomplete(getLog());
        }
        if (!written) {
            throw new MojoExecutionException(String.join("; ", done.unwritten()));
        }
    }
}
