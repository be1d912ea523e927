package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.simulator.Simulator;
import io.github.seedreamplugin.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs the simulator in the foreground until it is stopped, so that you can try any client against it. It listens only
 * on loopback and accepts any API key.
 *
 * @since 1.0.0
 */
@Mojo(name = "simulator", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class SimulatorMojo extends SeedreamMojo {

    /**
     * The port to listen on; 0 means any free port.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.port", defaultValue = "8080")
    private int port = 8080;

    /**
     * The opening balance of the simulated account, in credits.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.openingCredits", defaultValue = "10")
    private String openingCredits = "10";

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        BigDecimal opening = ParameterValue.credits("openingCredits", openingCredits);
        SimulatorSettings settings = ParameterValue.checked(
                () -> SimulatorSettings.defaults().withPort(port).withOpeningCredits(opening));
        try (Simulator simulator = new Simulator(settings, Clock.systemUTC())) {
            getLog().info("The simulator listens on " + simulator.endpoint());
            getLog().info("Its balance is at " + simulator.creditsUri());
            getLog().info("Stop it with Ctrl+C");
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The simulator cannot listen on port " + port + ": " + e.getMessage()
                            + "; choose another with -Dseedream.port",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
