package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.GenerationResult;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.OutputRules;
import io.github.seedreamplugin.report.Run;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** How {@code generate} hands pictures over: what it writes into them, and where the project finds them. */
abstract class PublishingMojo extends GenerationMojo {

    /**
     * Whether to check the digest of every picture, even if its size and time have not changed.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.verify", defaultValue = "false")
    private boolean verify;

    /**
     * Whether to add metadata (XMP) to each picture that says that it was generated, by which model, and when.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.provenance", defaultValue = "true")
    private boolean provenance = true;

    /**
     * Whether that metadata includes the prompt.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.provenancePrompt", defaultValue = "true")
    private boolean provenancePrompt = true;

    /**
     * Whether to add the pictures to the class path, as resources of the project. Files in the output directory that the
     * manifest does not describe are left out.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.addResources", defaultValue = "false")
    private boolean addResources;

    /**
     * The folder of the class path that the pictures go to, if {@code addResources} is true.
     *
     * <p>Default: the root of the class path. Example: {@code images/generated}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.resourcesPath")
    private @Nullable String resourcesPath;

    /**
     * The package of a generated class that has a constant for each image.
     *
     * <p>Default: no class is generated. Example: {@code com.example.shop}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.javaPackage")
    private @Nullable String javaPackage;

    final OutputRules outputRules() throws MojoFailureException {
        return ParameterValue.checked(() -> new OutputRules(
                verify,
                provenance,
                provenancePrompt,
                ParameterValue.text(resourcesPath),
                ParameterValue.text(javaPackage)));
    }

    /** Puts the pictures of a run where the project's sources and class path find them. */
    final void publish(GenerationResult.Done done, GenerationRequest request, PictureSources sources)
            throws MojoExecutionException {
        Run run = done.run();
        if (hasProject()) {
            sources.writeConstants(session().getCurrentProject(), run);
        }
        if (addResources && hasProject()) {
            new ProjectResources(session().getCurrentProject())
                    .add(request.places().outputDirectory(), request.output().resourcesPath(), done.described());
            sources.writeList(session().getCurrentProject(), run);
        }
    }
}
