package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.generation.Generation;
import io.github.seedreamplugin.generation.GenerationResult;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.report.ConsoleTable;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.segmind.ApiKey;
import io.github.seedreamplugin.segmind.Endpoint;
import io.github.seedreamplugin.simulator.Simulator;
import io.github.seedreamplugin.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pictures of the manifest: leaves those that are current, restores from the bank those that were bought
 * before, buys the rest, and writes a report of what it cost. What is bought is kept for good, also when the build
 * fails.
 *
 * @since 1.0.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class GenerateMojo extends GenerationMojo {

    /**
     * Whether the pictures go on the class path, as resources of the project.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.addResources", defaultValue = "false")
    private boolean addResources;

    /**
     * Whether to tell GitHub: annotations on the manifest's lines, the bill in the job's summary, and the outputs
     * {@code status}, {@code spent} and {@code report}.
     *
     * <p>Default: where the environment says {@code GITHUB_ACTIONS=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.github")
    private @Nullable Boolean github;

    /**
     * Whether to write GitLab's metrics report, {@code gl-metrics.txt}.
     *
     * <p>Default: where the environment says {@code GITLAB_CI=true}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.gitlab")
    private @Nullable Boolean gitlab;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        if (simulate) {
            try (Simulator simulator = new Simulator(SimulatorSettings.defaults())) {
                Service service = new Service(new Endpoint(simulator.endpoint()), Optional.empty(), true);
                getLog().info("Simulated: no key, no cost, nothing bought");
                generate(service, () -> new KeyLookup.Found(new ApiKey("simulated"), "the simulator"));
            } catch (IOException e) {
                throw new MojoExecutionException("The simulator cannot be started: " + e.getMessage(), e);
            }
        } else {
            generate(service(), this::key);
        }
    }

    private void generate(Service service, Supplier<KeyLookup> key)
            throws MojoExecutionException, MojoFailureException {
        GenerationRequest request = request(service);
        GenerationResult result = run(request, sharedBank(service), key);
        tellCi(request, result);
        if (result instanceof GenerationResult.Invalid invalid) {
            throw ManifestProblems.report(request.places(), invalid.file(), invalid.problems(), getLog());
        }
        if (addResources) {
            addResources(request.places().outputDirectory());
        }
        report((GenerationResult.Done) result);
    }

    private GenerationResult run(GenerationRequest request, Optional<RemoteStore> shared, Supplier<KeyLookup> key)
            throws MojoExecutionException {
        Generation generation = new Generation(
                request, shared, key, SessionAccounts.of(session()), Terminal.progress(session(), getLog()));
        try (ShutdownHook hook = new ShutdownHook(generation)) {
            hook.install();
            return generation.run();
        } catch (IOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The build was interrupted", e);
        } finally {
            close(shared);
        }
    }

    private void tellCi(GenerationRequest request, GenerationResult result) throws MojoExecutionException {
        CiReports ci = new CiReports(System.getenv(), Terminal.standardOutput());
        RunPaths places = request.places();
        try {
            ci.toGitHub(
                    github,
                    result.run(),
                    places.inRepository(places.manifest()),
                    result.reports().get(0));
            ci.toGitLab(gitlab, result.run(), places.reportDirectory());
        } catch (IOException e) {
            throw new MojoExecutionException("The CI server's files cannot be written: " + e.getMessage(), e);
        }
    }

    private void report(GenerationResult.Done done) throws MojoExecutionException, MojoFailureException {
        Run run = done.run();
        new ConsoleTable().lines(run).forEach(getLog()::info);
        for (Path report : done.reports()) {
            getLog().debug("Report: " + report);
        }
        new BuildFailure(run, done.reports()).failIfIncomplete(getLog());
    }

    private void addResources(Path directory) {
        Resource resource = new Resource();
        resource.setDirectory(directory.toString());
        session().getCurrentProject().addResource(resource);
    }
}
