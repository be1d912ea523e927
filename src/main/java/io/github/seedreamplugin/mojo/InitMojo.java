package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.StarterManifest;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes a starter manifest, with a comment at every attribute. A manifest that is there is left alone.
 *
 * @since 1.0.0
 */
@Mojo(name = "init", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class InitMojo extends ManifestMojo {

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Path file = manifestPath();
        try {
            if (!StarterManifest.writeTo(file)) {
                throw new MojoFailureException(file + " is there already and was left alone; name another file with"
                        + " -Dseedream.manifest=…");
            }
        } catch (IOException e) {
            throw new MojoExecutionException("The starter manifest cannot be written: " + e.getMessage(), e);
        }
        getLog().info("Wrote " + file);
        getLog().info("Try it free of charge with: mvn seedream:generate -Dseedream.simulate");
    }
}
