package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.manifest.ImageSpec;
import io.github.seedreamplugin.manifest.ImagesLockFile;
import io.github.seedreamplugin.manifest.ManifestReader;
import io.github.seedreamplugin.manifest.Reading;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Every execution of {@code generate} in the build, so that no two of them write the same file. */
final class BoundExecutions {

    private static final String GROUP = "io.github.seedreamplugin";
    private static final String ARTIFACT = "seedream-maven-plugin";

    private final List<BoundExecution> all;

    private BoundExecutions(List<BoundExecution> all) {
        this.all = all;
    }

    static BoundExecutions of(MavenSession session) {
        List<BoundExecution> all = new ArrayList<>();
        for (MavenProject project : session.getProjects()) {
            if (project.getBasedir() != null && project.getPlugin(GROUP + ":" + ARTIFACT) != null) {
                addOf(project, session.getUserProperties(), all);
            }
        }
        return new BoundExecutions(all);
    }

    private static void addOf(MavenProject project, Properties user, List<BoundExecution> all) {
        Plugin plugin = project.getPlugin(GROUP + ":" + ARTIFACT);
        Map<Path, String> reportsOf = new HashMap<>();
        for (PluginExecution execution : plugin.getExecutions()) {
            if (!execution.getGoals().contains("generate") || "none".equals(execution.getPhase())) {
                continue;
            }
            // Not project.getGoalConfiguration: it asks for a map that is made on the first call, which breaks
            // if two modules of a parallel build ask at once.
            Xpp3Dom configuration = (Xpp3Dom) execution.getConfiguration();
            Values values = new Values(project, user, Optional.ofNullable(configuration));
            Path manifest = values.path("manifest", "src/main/seedream/images.yaml");
            Path target = Path.of(project.getBuild().getDirectory());
            Path reports =
                    values.path("reportDirectory", target.resolve("seedream").toString());
            if (reportsOf.putIfAbsent(reports, execution.getId()) != null) {
                reports = reports.resolveSibling(reports.getFileName() + "-" + execution.getId());
            }
            RunPaths places = RunPaths.builder(project.getBasedir().toPath(), manifest, reports)
                    .lockFile(
                            values.path("lockFile", ImagesLockFile.of(manifest).toString()))
                    .outputDirectory(values.path(
                            "outputDirectory",
                            target.resolve("generated-resources/seedream").toString()))
                    .build();
            all.add(new BoundExecution(project.getArtifactId(), execution.getId(), places));
        }
    }

    /** The report directory of the first execution that makes this manifest. */
    Optional<Path> reportsOf(Path manifest) {
        for (BoundExecution one : all) {
            if (one.manifest().equals(manifest)) {
                return Optional.of(one.places().reportDirectory());
            }
        }
        return Optional.empty();
    }

    /** Every manifest of the build. */
    Set<Path> manifests() {
        Set<Path> manifests = new LinkedHashSet<>();
        for (BoundExecution one : all) {
            manifests.add(one.manifest());
        }
        return manifests;
    }

    /** Fails if two executions would write the same lock or the same picture. */
    void failIfTwoWriteTheSame() throws MojoFailureException {
        Map<Path, BoundExecution> byLock = new HashMap<>();
        Map<Path, List<BoundExecution>> byOutput = new LinkedHashMap<>();
        for (BoundExecution one : all) {
            BoundExecution other = byLock.putIfAbsent(one.places().lockFile(), one);
            if (other != null) {
                throw new MojoFailureException("The " + other.shown() + " and the " + one.shown()
                        + " would write the same lock, " + one.places().lockFile()
                        + ": give each its own manifest, or its own"
                        + " lockFile and outputDirectory. Nothing was called and nothing was bought");
            }
            byOutput.computeIfAbsent(one.places().outputDirectory(), any -> new ArrayList<>())
                    .add(one);
        }
        for (List<BoundExecution> sharing : byOutput.values()) {
            if (sharing.size() > 1) {
                failIfTwoMakeTheSame(sharing);
            }
        }
    }

    private static void failIfTwoMakeTheSame(List<BoundExecution> sharing) throws MojoFailureException {
        Map<String, BoundExecution> byName = new HashMap<>();
        for (BoundExecution one : sharing) {
            if (!(new ManifestReader().read(one.manifest()) instanceof Reading.Valid valid)) {
                continue; // its own execution says what is wrong with it
            }
            for (ImageSpec image : valid.manifest().images()) {
                BoundExecution other = byName.putIfAbsent(image.name(), one);
                if (other != null) {
                    throw new MojoFailureException("The " + other.shown() + " and the " + one.shown()
                            + " would write the same picture, " + image.name() + " in "
                            + one.places().outputDirectory()
                            + ": rename one of the images, or give one execution its own outputDirectory. Nothing was"
                            + " called and nothing was bought");
                }
            }
        }
    }

    /** What the parameters of one execution are: as the POM says, else as a property does, else the default. */
    private record Values(MavenProject project, Properties user, Optional<Xpp3Dom> configuration) {

        Path path(String name, String fallback) {
            String property = "seedream." + name;
            String value = configuration
                    .map(dom -> dom.getChild(name))
                    .map(Xpp3Dom::getValue)
                    .filter(text -> !text.isBlank() && !text.contains("${"))
                    .orElseGet(() ->
                            user.getProperty(property, project.getProperties().getProperty(property, fallback)));
            File basedir = project.getBasedir();
            return basedir.toPath().resolve(value.strip()).toAbsolutePath().normalize();
        }
    }
}
