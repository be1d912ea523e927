package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.ManifestRules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals about a manifest share. */
abstract class ManifestMojo extends SeedreamMojo {

    private static final String DEFAULT = "src/main/seedream/images.yaml";
    /** Of goals that need no project (Maven's reference of @Mojo, requiresProject). */
    private static final String ONCE =
            "Maven runs a goal that is named on the command line once, and not in each module";

    /**
     * The manifest: the YAML file that describes the images. A relative path starts at the module, or without a project
     * at the directory that Maven was started in.
     *
     * <p>Example: {@code -Dseedream.manifest=marketing/images.yaml}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.manifest", defaultValue = "${project.basedir}/src/main/seedream/images.yaml")
    @Nullable
    File manifest;

    final Path manifestPath() {
        return path(manifest, DEFAULT);
    }

    /** How this goal reads the manifest. */
    ManifestRules manifestRules() throws MojoFailureException {
        return new ManifestRules(ProjectProperties.of(session()), false);
    }

    /**
     * Whether there is nothing to do here, because a parent POM declares the plugin and this module has no manifest. A
     * manifest that was asked for by name must be there, and a file with nearly the right name is probably a mistake.
     */
    final boolean hasNoManifest() throws MojoFailureException {
        Path file = manifestPath();
        List<String> others = modulesLeftOut();
        if (Files.exists(file)) {
            if (!others.isEmpty()) {
                getLog().warn(ONCE + "; this was module "
                        + session().getCurrentProject().getArtifactId()
                        + " alone. Run it with -f for each of these, which have a manifest too: "
                        + String.join(", ", others));
            }
            return false;
        }
        List<String> near = nearFiles(file);
        if (near.isEmpty() && !others.isEmpty()) {
            throw new MojoFailureException("There is no " + DEFAULT + " in this module. " + ONCE
                    + "; run it with -f for each of these, which have a manifest: " + String.join(", ", others));
        }
        if (near.isEmpty() && !isAskedFor()) {
            getLog().info("No " + DEFAULT + " in this module: nothing to do");
            return true;
        }
        String shown = file.startsWith(root()) ? root().relativize(file).toString() : file.toString();
        throw new MojoFailureException("There is no manifest " + shown.replace('\\', '/')
                + (near.isEmpty() ? "" : ", but there is " + String.join(" and ", near) + " beside it")
                + ". Name the right file with seedream.manifest, or write a starter manifest with"
                + " 'mvn io.github.seedreamplugin:seedream-maven-plugin:init"
                + (isGiven() ? " -Dseedream.manifest=" + shown.replace('\\', '/') : "") + "'");
    }

    /** Modules with a manifest that this goal does not come to, because it was named on the command line. */
    private List<String> modulesLeftOut() {
        MojoExecution execution = set(mojoExecution, "mojoExecution");
        if (execution.getSource() != MojoExecution.Source.CLI || session().getProjects() == null || isGiven()) {
            return List.of();
        }
        List<String> modules = new ArrayList<>();
        for (MavenProject module : session().getProjects()) {
            if (!module.equals(session().getCurrentProject())
                    && module.getBasedir() != null
                    && Files.exists(module.getBasedir().toPath().resolve(DEFAULT))) {
                modules.add(root().relativize(module.getBasedir().toPath().toAbsolutePath())
                        .toString()
                        .replace('\\', '/'));
            }
        }
        return modules;
    }

    private boolean isGiven() {
        return parameters().isGiven("manifest");
    }

    /** By a parameter, or by calling the goal for this one project alone. */
    private boolean isAskedFor() {
        MojoExecution execution = set(mojoExecution, "mojoExecution");
        boolean alone =
                session().getProjects() == null || session().getProjects().size() <= 1;
        return isGiven() || !hasProject() || (alone && execution.getSource() == MojoExecution.Source.CLI);
    }

    /** Files whose names differ from the manifest's by a letter or two, such as {@code images.yml}. */
    private static List<String> nearFiles(Path file) {
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(one -> one.getFileName().toString())
                    .filter(name -> name.matches("(?i).*\\.ya?ml") && !name.matches("(?i).*\\.lock\\.ya?ml"))
                    .sorted()
                    .toList();
            return NearestName.of(file.getFileName().toString(), names).stream().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
