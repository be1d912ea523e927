package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.reporting.GalleryCopy;
import io.github.seedreamplugin.report.CreditReportReader;
import io.github.seedreamplugin.report.ReadReport;
import io.github.seedreamplugin.report.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.SinkFactory;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenMultiPageReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the pictures and the bill of the last {@code generate} in the project's site, {@code mvn site}: a page under
 * Project Reports, and the gallery with it. Buys nothing, and needs no key and no network.
 *
 * <p>Add the plugin under {@code <reporting>}, and run {@code generate} before the site is built:
 * {@code mvn generate-resources site}.
 *
 * @since 1.0.0
 */
// The interface rather than AbstractMavenReport, which brings 43 jars of 13 MB for every user of any goal, and whose
// version decides which versions of the site plugin can show the page. This way 3.12 and 3.2x can.
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends ManifestMojo implements MavenMultiPageReport {

    private static final String NAME = "seedream-pictures";

    /**
     * The report directory of {@code generate}.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.reportDirectory", defaultValue = "${project.build.directory}/seedream")
    private @Nullable File reportDirectory;

    /** Where the site is made; the site plugin says so itself. */
    @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
    private @Nullable File siteDirectory;

    @Override
    void run() throws MojoFailureException {
        throw new MojoFailureException("The goal report makes a page of the site: add the plugin under <reporting> in"
                + " pom.xml and run mvn site");
    }

    @Override
    public void generate(Sink sink, SinkFactory others, Locale locale) throws MavenReportException {
        generate(sink, locale);
    }

    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        SitePage page = new SitePage(sink, getName(locale));
        if (!Files.exists(creditReport())) {
            page.write("There are no pictures to show: the goal generate has written no report to " + reports()
                    + ". Run it before the site, as in: mvn generate-resources site");
            return;
        }
        ReadReport report = new CreditReportReader().read(creditReport());
        if (report instanceof ReadReport.Unreadable unreadable) {
            page.write(unreadable.message());
            return;
        }
        write(page, ((ReadReport.Read) report).run());
    }

    private void write(SitePage page, Run run) throws MavenReportException {
        GalleryCopy gallery =
                new GalleryCopy(reports(), getReportOutputDirectory().toPath().resolve(NAME));
        try {
            gallery.make(run);
        } catch (IOException e) {
            throw new MavenReportException("The gallery cannot be copied into the site: " + e.getMessage(), e);
        }
        page.write(run, gallery.page().map(file -> NAME + "/" + file));
    }

    private Path reports() {
        return path(reportDirectory, "target/seedream");
    }

    private Path creditReport() {
        return reports().resolve("credit-report.json");
    }

    /** Where there is neither a report nor a manifest, as in a parent, there is nothing to show. */
    @Override
    public boolean canGenerateReport() {
        return !skip && (Files.exists(creditReport()) || Files.exists(manifestPath()));
    }

    // getOutputPath, which is to take its place, is unknown to the site plugin up to 3.12, and calls this one
    @SuppressWarnings("deprecation")
    @Override
    public String getOutputName() {
        return NAME;
    }

    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    @Override
    public String getName(Locale locale) {
        return "Seedream pictures";
    }

    @Override
    public String getDescription(Locale locale) {
        return "The pictures that were made from the project's manifest, with their prompts, and what they cost.";
    }

    @Override
    public void setReportOutputDirectory(File directory) {
        siteDirectory = directory;
    }

    @Override
    public File getReportOutputDirectory() {
        return path(siteDirectory, "target/site").toFile();
    }

    @Override
    public boolean isExternalReport() {
        return false;
    }
}
