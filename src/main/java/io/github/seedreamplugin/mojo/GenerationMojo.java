package io.github.seedreamplugin.mojo;

import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.generation.request.BuyingRules;
import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.NamePatterns;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.Selection;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What {@code generate} and {@code plan} share: everything that decides what is bought. */
abstract class GenerationMojo extends ServiceMojo {

    /** Opens the shared bank. */
    @Inject
    protected @Nullable SharedStore sharedStore;

    /**
     * Whether to call a simulator in this process instead of the service: the same calls, no key, no cost. Its pictures
     * say SIMULATED, its report does too, and nothing it makes counts as bought.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.simulate", defaultValue = "false")
    protected boolean simulate;

    /**
     * The most calls in flight at once, all modules of the build together. The first call of a build goes alone: it
     * shows the price.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.maxConcurrent", defaultValue = "8")
    protected int maxConcurrent = 8;

    /**
     * The most calls started in any minute. The provider allows 50 on its paid plan and 5 on its free one.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.requestsPerMinute", defaultValue = "50")
    protected int requestsPerMinute = 50;

    /**
     * How often one image is tried again after a failure that, as far as can be known, cost nothing.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.retries", defaultValue = "3")
    protected int retries = 3;

    /**
     * How long after it was sent a call of unknown outcome may still be charged, as an ISO 8601 duration. The balance is
     * asked only then, because a picture that is still being made is charged when it is done.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.settleAfter", defaultValue = "PT2M")
    protected String settleAfter = "PT2M";

    /**
     * The most credits that a build spends, all modules together. A call is not started if its price could pass it.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.maxCredits", defaultValue = "1.00")
    protected String maxCredits = "1.00";

    /**
     * The credits that must be left on the account.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.minRemainingCredits", defaultValue = "0")
    protected String minRemainingCredits = "0";

    /**
     * The price of one picture, in credits, that is assumed until the service's own readings show the real one.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.creditsPerImage", defaultValue = "0.035")
    protected String creditsPerImage = "0.035";

    /**
     * Whether to start although the whole plan costs more than the budget or the account allows.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.allowPartial", defaultValue = "false")
    protected boolean allowPartial;

    /**
     * Whether nothing may be bought: an image is current, is restored from the bank, or fails the build. For builds
     * without secrets and for releases.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.frozen", defaultValue = "false")
    protected boolean frozen;

    /**
     * Patterns of the names of images that may be bought although an earlier purchase of them was, or may have been,
     * paid for and is lost.
     *
     * <p>Example: {@code -Dseedream.rebuy=hero,social/*}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.rebuy")
    protected @Nullable List<String> rebuy;

    /**
     * Patterns of the names of the images that take part; none means all.
     *
     * <p>Example: {@code -Dseedream.only=hero,social/*}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.only")
    protected @Nullable List<String> only;

    /**
     * This run's part of the work, {@code i/n} with i from 1 to n, where n runs share a manifest. It is never taken
     * from the environment. The budget is divided too.
     *
     * <p>Example: {@code -Dseedream.shard=1/3}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.shard")
    protected @Nullable String shard;

    /**
     * The URL of a shared bank: a raw repository of Nexus or Artifactory, a WebDAV folder, or any store that takes PUT
     * and GET. A picture that any machine has put there is never bought again.
     *
     * <p>Example: {@code https://nexus.example.com/repository/seedream/}
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.bankUrl")
    protected @Nullable String bankUrl;

    /**
     * The id of the {@code <server>} in settings.xml that holds the shared bank's credentials.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.bankId", defaultValue = "seedream-bank")
    protected String bankId = "seedream-bank";

    /**
     * Whether to buy although a shared bank is configured and cannot be reached.
     *
     * @since 1.0.0
     */
    @Parameter(property = "seedream.buyWithoutSharedBank", defaultValue = "false")
    protected boolean buyWithoutSharedBank;

    final GenerationRequest request(Service service) throws MojoFailureException {
        return GenerationRequest.builder(service.simulated() ? simulatedPlaces() : places(), service)
                .calls(calls(service))
                .spending(spending())
                .rules(rules(service))
                .selection(selection())
                .build();
    }

    /** The shared bank; a simulated run has none, as nothing it makes was bought. */
    final Optional<RemoteStore> sharedBank(Service service) throws MojoFailureException {
        return service.simulated()
                ? Optional.empty()
                : Injected.of(sharedStore, "sharedStore").open(session(), bankId, bankUrl);
    }

    static void close(Optional<RemoteStore> shared) {
        if (shared.orElse(null) instanceof TransporterStore open) {
            open.close();
        }
    }

    /** A simulated run differs in where it calls and in what it remembers, so it never touches the real bank or lock. */
    private RunPaths simulatedPlaces() {
        RunPaths real = places();
        Path simulated = simulatedHome();
        return new RunPaths(
                real.base(),
                real.manifest(),
                simulated.resolve("images.lock.yaml"),
                real.outputDirectory(),
                real.reportDirectory(),
                simulated,
                List.of(real.home()));
    }

    final CallLimits calls(Service service) throws MojoFailureException {
        var whole = requestTimeout();
        // The simulator charges before it answers, so there is nothing to wait for.
        var horizon = service.simulated() ? Duration.ZERO : duration("settleAfter", settleAfter);
        return checked(() -> new CallLimits(maxConcurrent, requestsPerMinute, whole, retries, horizon));
    }

    final SpendingLimits spending() throws MojoFailureException {
        int shards = selection().shard().map(Selection.ShardNumber::count).orElse(1);
        return checked(() -> SpendingLimits.builder()
                .maxCredits(credits("maxCredits", maxCredits))
                .minRemainingCredits(credits("minRemainingCredits", minRemainingCredits))
                .creditsPerImage(credits("creditsPerImage", creditsPerImage))
                .allowPartial(allowPartial)
                .shards(shards)
                .build());
    }

    private BuyingRules rules(Service service) throws MojoFailureException {
        boolean offline = session().isOffline()
                && !service.simulated()
                && !service.endpoint().isLoopback();
        return checked(() -> BuyingRules.builder()
                .frozen(frozen)
                .offline(offline)
                .rebuy(new NamePatterns(Optional.ofNullable(rebuy).orElse(List.of())))
                .buyWithoutSharedBank(buyWithoutSharedBank)
                .build());
    }

    final Selection selection() throws MojoFailureException {
        return checked(() -> new Selection(
                new NamePatterns(Optional.ofNullable(only).orElse(List.of())),
                Optional.ofNullable(shard).filter(text -> !text.isBlank()).map(Selection.ShardNumber::parse)));
    }
}
