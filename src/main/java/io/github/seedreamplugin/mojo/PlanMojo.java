package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.generation.PlanMaking;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.report.PlanTable;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says what {@code generate} would do, why, and what it would cost, and spends nothing: what is new, what has changed
 * and how, what comes from the bank for free, what would be left on the account and how long it would take. Writes
 * {@code plan.json} and {@code plan.md}, which is made to be posted to a pull request.
 *
 * @since 1.0.0
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends GenerationMojo {

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Service service = service();
        Optional<RemoteStore> shared = sharedBank(service);
        try {
            PlanMaking.Outcome outcome =
                    new PlanMaking(request(service), shared, this::key, new PlainProgress(getLog())).make();
            if (outcome instanceof PlanMaking.Outcome.Invalid invalid) {
                throw ManifestProblems.report(places(), invalid.file(), invalid.problems(), getLog());
            }
            PlanMaking.Outcome.Made made = (PlanMaking.Outcome.Made) outcome;
            new PlanTable().lines(made.plan()).forEach(getLog()::info);
            made.reports().forEach(report -> getLog().info("See " + report));
        } catch (IOException e) {
            throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The build was interrupted", e);
        } finally {
            close(shared);
        }
    }
}
