package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.StarterManifest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a starter manifest, with a comment at every attribute, and prints the next steps. An existing manifest is not
 * changed.
 *
 * @since 1.0.0
 */
@Mojo(name = "init", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class InitMojo extends ManifestMojo {

    private static final String PLUGIN = "io.github.seedreamplugin:seedream-maven-plugin";

    /**
     * A directory of pictures to start from: the manifest gets an entry for each, with its aspect ratio, and a prompt
     * to fill in.
     *
     * <p>Example: {@code -Dseedream.fromImages=src/main/resources/images}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.fromImages")
    private @Nullable File fromImages;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Path file = manifestPath();
        try {
            boolean isNew = fromImages == null
                    ? StarterManifest.writeTo(file)
                    : StarterManifest.writeFromImages(path(fromImages, ""), file);
            if (!isNew) {
                throw new MojoFailureException(file + " already exists and was not changed; name another file with"
                        + " -Dseedream.manifest=…");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The starter manifest cannot be written: " + DiskFailure.text(e), e);
        }
        getLog().info("Wrote " + file);
        boolean declared = hasProject() && session().getCurrentProject().getPlugin(PLUGIN) != null;
        if (hasProject() && !declared) {
            getLog().info("Add the plugin to pom.xml, below <build><plugins>:");
            snippet().forEach(getLog()::info);
        }
        getLog().info("Try it free of charge: mvn " + next(file) + " -Dseedream.simulate=true");
    }

    /** A goal that works here: without a POM, only its full name does. */
    private String next(Path file) {
        boolean usual = !parameters().isGiven("manifest");
        if (hasProject() && usual) {
            return "generate-resources";
        }
        String shown =
                file.startsWith(root()) ? root().relativize(file).toString().replace('\\', '/') : file.toString();
        return PLUGIN + ":" + version() + ":generate -Dseedream.manifest=" + shown;
    }

    private String version() {
        MojoExecution execution = set(mojoExecution, "mojoExecution");
        return execution.getVersion();
    }

    private List<String> snippet() {
        return List.of(
                "  <plugin>",
                "    <groupId>io.github.seedreamplugin</groupId>",
                "    <artifactId>seedream-maven-plugin</artifactId>",
                "    <version>" + version() + "</version>",
                "    <executions>",
                "      <execution>",
                "        <goals>",
                "          <goal>validate</goal>",
                "          <goal>generate</goal>",
                "        </goals>",
                "      </execution>",
                "    </executions>",
                "  </plugin>");
    }
}
