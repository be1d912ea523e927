package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.generation.request.BuyingRules;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.Selection;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.manifest.ManifestRules;
import io.github.seedreamplugin.manifest.Problem;
import io.github.seedreamplugin.manifest.Reading;
import io.github.seedreamplugin.manifest.VariantFormat;
import io.github.seedreamplugin.output.EncoderProgram;
import io.github.seedreamplugin.output.Encoders;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What {@code generate} and {@code plan} share: everything that decides what is bought. */
abstract class GenerationMojo extends ServiceMojo {

    /**
     * Whether to treat warnings about the manifest as errors.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.strict", defaultValue = "false")
    boolean strict;

    /**
     * The maximum number of calls in flight at once, for all modules of the build together.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.maxConcurrent", defaultValue = "8")
    int maxConcurrent = 8;

    /**
     * The maximum number of calls started in any minute. The provider allows 50 on its paid plan and 5 on its free
     * plan.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.requestsPerMinute", defaultValue = "50")
    int requestsPerMinute = 50;

    /**
     * The most credits that a build spends, all modules together. A call is not started if it could exceed this limit.
     *
     * <p>Example: {@code -Dseedream.maxCredits=2.50}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.maxCredits", defaultValue = "1.00")
    String maxCredits = "1.00";

    /**
     * The most credits that may be spent in one calendar month (UTC), this build included: by the ledger of this machine
     * and, where there is a shared bank, by the builds of other machines that use it and have this limit too. Each machine
     * counts what the others have bought by the time that its build starts.
     *
     * <p>Default: no limit. Example: {@code -Dseedream.maxCreditsPerMonth=20}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.maxCreditsPerMonth")
    @Nullable
    String maxCreditsPerMonth;

    /**
     * The credits that must be left on the account.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.minRemainingCredits", defaultValue = "0")
    String minRemainingCredits = "0";

    /**
     * The price of one picture, in credits, that is assumed until the service shows the real one.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.creditsPerImage", defaultValue = "0.035")
    String creditsPerImage = "0.035";

    /**
     * Whether to buy what the limits allow, in the manifest's order, when the whole plan costs more than the budget or
     * the account allows. If false, nothing is bought in that case.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.allowPartial", defaultValue = "false")
    boolean allowPartial;

    /**
     * Whether nothing may be bought: an image is current, is restored from the bank, or fails the build. For builds
     * without secrets and for releases.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.frozen", defaultValue = "false")
    boolean frozen;

    /**
     * Whether a CI server may buy a whole manifest although neither a lock nor a bank shows that anything was bought
     * before. If false, such a build fails, because its cache was most likely lost and everything would be paid for
     * again.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.firstPurchase", defaultValue = "false")
    boolean firstPurchase;

    /**
     * Patterns of the names of images that may be bought although an earlier purchase of them was, or may have been,
     * paid for and is lost. A pattern that no image matches is an error.
     *
     * <p>Example: {@code -Dseedream.rebuy=hero,social/*}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.rebuy")
    @Nullable
    List<String> rebuy;

    /**
     * Patterns of the names of the images to process; without any, all of them. A pattern that no image matches is an
     * error.
     *
     * <p>Example: {@code -Dseedream.only=hero,social/*}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.only")
    @Nullable
    List<String> only;

    /**
     * This run's part of the work, {@code i/n} with i from 1 to n, when n runs share a manifest. It is never taken
     * from the environment. The budget is divided too.
     *
     * <p>Example: {@code -Dseedream.shard=1/3}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.shard")
    @Nullable
    String shard;

    /**
     * Whether to buy although a shared bank is configured and cannot be reached.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.buyWithoutSharedBank", defaultValue = "false")
    boolean buyWithoutSharedBank;

    /**
     * The program {@code cwebp} of this machine, which writes variants whose format is {@code webp}, and arguments of
     * your own for it. It is started without a shell. A manifest that asks for such a variant is an error without it.
     *
     * <p>Example: {@code -Dseedream.cwebp=cwebp,-m,6} or {@code -Dseedream.cwebp=/opt/webp/bin/cwebp}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.cwebp")
    @Nullable
    List<String> cwebp;

    /**
     * The program {@code avifenc} of this machine, which writes variants whose format is {@code avif}, and arguments of
     * your own for it. It is started without a shell. A manifest that asks for such a variant is an error without it.
     *
     * <p>Example: {@code -Dseedream.avifenc=avifenc,--speed,4}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.avifenc")
    @Nullable
    List<String> avifenc;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        if (hasNoManifest()) {
            return;
        }
        BoundExecutions executions = BoundExecutions.of(session());
        executions.failIfTwoWriteTheSame();
        PatternCheck patterns = new PatternCheck(manifestPath(), executions.manifests(), manifestRules());
        patterns.check("only", ParameterValue.patterns(only));
        patterns.check("rebuy", ParameterValue.patterns(rebuy));
        checkOtherPatterns(patterns);
        make(patterns.reading());
    }

    /** Checks the patterns of names that only one goal has. */
    void checkOtherPatterns(PatternCheck patterns) throws MojoFailureException {}

    /**
     * Does what the goal is for.
     *
     * @param manifest the manifest, which exists, if it has been read already
     */
    abstract void make(Optional<Reading> manifest) throws MojoExecutionException, MojoFailureException;

    /** Prints the manifest's warnings, unless another goal of this build did. */
    final Consumer<List<Problem>> warningsOf(RunPaths places) {
        return found -> ToldWarnings.of(session()).print(places, found, getLog());
    }

    /** What both goals ask for; each adds what is its own. */
    final GenerationRequest.Builder request(Service service) throws MojoFailureException {
        RunPaths places = places();
        return GenerationRequest.builder(service.simulated() ? simulated(places) : places, service)
                .spending(spending())
                .selection(selection())
                .encoders(encoders());
    }

    @Override
    final ManifestRules manifestRules() throws MojoFailureException {
        return new ManifestRules(ProjectProperties.of(session()), strict, formats(encoders()));
    }

    private Encoders encoders() throws MojoFailureException {
        return new Encoders(encoder(EncoderProgram.Kind.CWEBP, cwebp), encoder(EncoderProgram.Kind.AVIFENC, avifenc));
    }

    private static Optional<EncoderProgram> encoder(EncoderProgram.Kind kind, @Nullable List<String> command)
            throws MojoFailureException {
        // Maven makes null of what is empty between two commas
        return command == null || command.isEmpty()
                ? Optional.empty()
                : Optional.of(ParameterValue.checked(() -> new EncoderProgram(
                        kind,
                        command.stream().map(part -> Objects.toString(part, "")).toList())));
    }

    /** What variants may ask for. */
    private static Set<VariantFormat> formats(Encoders encoders) {
        Set<VariantFormat> formats = EnumSet.of(VariantFormat.JPG, VariantFormat.PNG);
        encoders.webp().ifPresent(program -> formats.add(VariantFormat.WEBP));
        encoders.avif().ifPresent(program -> formats.add(VariantFormat.AVIF));
        return formats;
    }

    /** A simulated run differs in where it calls and in what it remembers, so it never touches the real bank or lock. */
    private static RunPaths simulated(RunPaths real) {
        Path simulated = simulatedHome(real.reportDirectory());
        return real.toBuilder()
                .lockFile(simulated.resolve(real.lockFile().getFileName()))
                .home(simulated)
                .otherHomes(List.of(real.home()))
                .build();
    }

    private SpendingLimits spending() throws MojoFailureException {
        int shards = selection().shard().map(Selection.ShardNumber::count).orElse(1);
        Optional<String> month = ParameterValue.text(maxCreditsPerMonth);
        return ParameterValue.checked(() -> SpendingLimits.builder()
                .maxCredits(ParameterValue.credits("maxCredits", maxCredits))
                .minRemainingCredits(ParameterValue.credits("minRemainingCredits", minRemainingCredits))
                .creditsPerImage(ParameterValue.credits("creditsPerImage", creditsPerImage))
                .maxCreditsPerMonth(
                        month.isPresent()
                                ? Optional.of(ParameterValue.credits("maxCreditsPerMonth", month.get()))
                                : Optional.empty())
                .allowPartial(allowPartial)
                .shards(shards)
                .build());
    }

    final BuyingRules.Builder rules(Service service) throws MojoFailureException {
        boolean offline = session().isOffline()
                && !service.simulated()
                && !service.endpoint().isLoopback();
        boolean first = firstPurchase || service.simulated() || !ContinuousIntegration.isAtWork(System.getenv());
        return BuyingRules.builder()
                .frozen(frozen)
                .offline(offline)
                .firstPurchase(first)
                .rebuy(ParameterValue.patterns(rebuy))
                .buyWithoutSharedBank(buyWithoutSharedBank);
    }

    private Selection selection() throws MojoFailureException {
        Optional<String> part = ParameterValue.text(shard);
        return ParameterValue.checked(
                () -> new Selection(ParameterValue.patterns(only), part.map(Selection.ShardNumber::parse)));
    }
}
