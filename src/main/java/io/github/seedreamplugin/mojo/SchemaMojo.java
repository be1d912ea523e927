package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.manifest.ManifestSchema;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON Schema of the manifest, which editors use to complete and check it.
 *
 * @since 1.0.0
 */
@Mojo(name = "schema", requiresProject = false, requiresDirectInvocation = true, threadSafe = true)
public final class SchemaMojo extends ManifestMojo {

    /**
     * Where the schema goes. An existing file is replaced.
     *
     * <p>Default: {@code images.schema.json} beside the manifest.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.schemaFile")
    private @Nullable File schemaFile;

    @Override
    void run() throws MojoExecutionException {
        Path file = schemaFile == null
                ? manifestPath().resolveSibling("images.schema.json")
                : path(schemaFile, "images.schema.json");
        try {
            Files.deleteIfExists(file);
            boolean unused = ManifestSchema.writeTo(file);
        } catch (IOException e) {
            throw new MojoExecutionException("The schema cannot be written: " + e.getMessage(), e);
        }
        getLog().info("Wrote " + file);
        getLog().info("Name it in the manifest's first line: # yaml-language-server: $schema=" + file.getFileName());
    }
}
