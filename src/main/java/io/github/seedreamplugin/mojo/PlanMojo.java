package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.generation.PlanMaking;
import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.manifest.Reading;
import io.github.seedreamplugin.report.PlanTable;
import io.github.seedreamplugin.segmind.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what {@code generate} would do with the same parameters, why, and what it would cost, and spends nothing: what
 * is new, what has changed and how, what comes from the bank for free, what would fail, what would be left on the
 * account and how long it would take. Writes {@code plan.json} and {@code plan.md}, which is made to be posted to a
 * pull request.
 *
 * @since 1.0.0
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends GenerationMojo {

    /**
     * Whether the goal fails if {@code generate} would fail.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.failIfBlocked", defaultValue = "false")
    private boolean failIfBlocked;

    /**
     * Whether to report to GitHub Actions: annotations on the manifest's lines if it cannot be used, and the outputs
     * {@code changes}, {@code cost} and {@code digest}.
     *
     * <p>Default: true if the environment variable {@code GITHUB_ACTIONS} is {@code true}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.github")
    private @Nullable Boolean github;

    @Override
    void make(Optional<Reading> manifest) throws MojoExecutionException, MojoFailureException {
        Service service = simulate
                ? new Service(new Endpoint(URI.create(ServiceAccess.DOCUMENTED)), Optional.empty(), true)
                : access().at(endpoint);
        Optional<RemoteStore> shared = sharedBank(service);
        GenerationRequest request = whole(service);
        try (PhaseProgress progress =
                new PhaseProgress(new PlainProgress(getLog(), warningsOf(request.places())), getLog()::info)) {
            RunEnvironment environment = new RunEnvironment(shared, () -> keyFor(service), progress, manifest);
            PlanMaking.Outcome outcome = new PlanMaking(request, environment, Clock.systemUTC()).make();
            if (outcome instanceof PlanMaking.Outcome.Invalid invalid) {
                new CiTelling(getLog(), github, false).tell(request.places(), invalid.run(), invalid.reports());
                throw ManifestProblems.report(request.places(), invalid.file(), invalid.problems(), getLog());
            }
            PlanMaking.Outcome.Made made = (PlanMaking.Outcome.Made) outcome;
            new CiTelling(getLog(), github, false)
                    .annotate(request.places(), ToldWarnings.of(session()).unannotated(made.checked()));
            report(made);
        } catch (IOException e) {
            throw new MojoExecutionException(DiskFailure.text(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The build was interrupted", e);
        } finally {
            SharedStore.close(shared);
        }
    }

    final GenerationRequest whole(Service service) throws MojoFailureException {
        Duration timeout = requestTimeout();
        CallLimits calls = ParameterValue.checked(
                () -> new CallLimits(maxConcurrent, requestsPerMinute, timeout, 0, Duration.ZERO));
        return request(service).calls(calls).rules(rules(service).build()).build();
    }

    private KeyLookup keyFor(Service service) {
        return service.simulated() ? new KeyLookup.None("A simulated run needs no key") : key(service);
    }

    private void report(PlanMaking.Outcome.Made made) throws MojoFailureException {
        new PlanTable().lines(made.plan()).forEach(getLog()::info);
        made.reports().forEach(report -> getLog().info("See " + report));
        new CiTelling(getLog(), github, false).tell(made.plan(), made.reports().get(0));
        for (String failure : made.failures()) {
            getLog().warn("generate would fail: " + failure);
        }
        if (failIfBlocked && !made.failures().isEmpty()) {
            throw new MojoFailureException(
                    "generate would fail, and seedream.failIfBlocked is true: " + String.join("; ", made.failures()));
        }
    }
}
