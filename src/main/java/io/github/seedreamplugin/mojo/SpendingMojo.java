package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.Ledger;
import io.github.seedreamplugin.bank.Spending;
import io.github.seedreamplugin.report.SpendingLine;
import io.github.seedreamplugin.report.SpendingReport;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what was spent from this machine, by month, project and image: as a table, and as {@code spending.csv} and
 * {@code spending.json} in the report directory. What other machines spent is not included.
 *
 * @since 1.0.0
 */
@Mojo(name = "spending", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class SpendingMojo extends BankMojo {

    /**
     * Where {@code spending.csv} and {@code spending.json} go.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.reportDirectory", defaultValue = "${project.build.directory}/seedream")
    private @Nullable File reportDirectory;

    @Override
    String work() {
        return "reading the ledger";
    }

    @Override
    void runOnBank() throws MojoExecutionException, MojoFailureException {
        Path directory = path(reportDirectory, "target/seedream");
        try {
            Spending spending = Spending.of(new Ledger(home(), Clock.systemUTC()).allCalls());
            SpendingReport report = new SpendingReport(
                    spending.lines().stream().map(SpendingMojo::line).toList());
            report.table().forEach(getLog()::info);
            Files.createDirectories(directory);
            try (Writer csv = Files.newBufferedWriter(directory.resolve("spending.csv"));
                    Writer json = Files.newBufferedWriter(directory.resolve("spending.json"))) {
                report.csv(csv);
                report.json(json);
            }
            getLog().info("See " + directory.resolve("spending.csv"));
        } catch (IOException e) {
            throw new MojoExecutionException("The spending report cannot be written: " + DiskFailure.text(e), e);
        }
    }

    private static SpendingLine line(Spending.Line line) {
        return new SpendingLine(
                line.month().toString(), line.project().orElse(""), line.image().orElse(""), line.calls(), line.cost());
    }
}
