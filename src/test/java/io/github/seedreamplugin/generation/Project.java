package io.github.seedreamplugin.generation;

import io.github.seedreamplugin.bank.CallOrigin;
import io.github.seedreamplugin.bank.RemoteStore;
import io.github.seedreamplugin.generation.account.Accounts;
import io.github.seedreamplugin.generation.request.BuyingRules;
import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.KeyLookup;
import io.github.seedreamplugin.generation.request.NamePatterns;
import io.github.seedreamplugin.generation.request.OutputRules;
import io.github.seedreamplugin.generation.request.RunEnvironment;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.Selection;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.manifest.ManifestProperties;
import io.github.seedreamplugin.manifest.ManifestRules;
import io.github.seedreamplugin.output.Encoders;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.segmind.ApiKey;
import io.github.seedreamplugin.segmind.Endpoint;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A project with a manifest, the machine that it is built on, and what is said on the command line. */
final class Project {

    final Path base;
    final URI endpoint;
    final String apiKey;
    Path home;
    Path lockFile;
    String maxCredits = "1.00";
    String minRemainingCredits = "0";
    String creditsPerImage = "0.035";
    boolean allowPartial;
    Optional<String> maxCreditsPerMonth = Optional.empty();
    Optional<Path> plan = Optional.empty();
    boolean firstPurchase = true;
    boolean frozen;
    boolean offline;
    boolean queue;
    Optional<URI> requestHistory = Optional.empty();
    List<String> forget = List.of();
    boolean simulated;
    boolean verify;
    /** Off, so that a file can be compared with what was sold byte for byte. */
    boolean provenance;

    boolean provenancePrompt = true;
    Encoders encoders = Encoders.none();
    CallOrigin origin = CallOrigin.unknown();
    ManifestProperties properties = ManifestProperties.none();
    List<String> rebuy = List.of();
    List<String> only = List.of();
    int maxConcurrent = 8;
    int retries = 3;
    Duration requestTimeout = Duration.ofSeconds(20);
    Duration settleAfter = Duration.ZERO;
    Clock clock = Clock.systemUTC();
    Accounts accounts = new Accounts(clock);
    Told told = new Told();
    Supplier<Told> listener = Told::new;
    int keyAsked;
    Optional<RemoteStore> sharedStore = Optional.empty();

    Project(Path base, ScriptedEndpoint endpoint) {
        this(base, endpoint.uri(), endpoint.key());
    }

    Project(Path base, URI endpoint, String apiKey) {
        this.base = base;
        this.endpoint = endpoint;
        this.apiKey = apiKey;
        this.home = base.resolve("home");
        this.lockFile = base.resolve("images.lock.yaml");
    }

    /** The manifest has these images, each named as its prompt but for {@code name=prompt} and {@code …*max_images}. */
    Project images(String... images) {
        StringBuilder yaml = new StringBuilder("version: 1\nimages:\n");
        for (String image : images) {
            String[] nameAndPrompt = image.split("=", 2);
            String prompt = nameAndPrompt[nameAndPrompt.length - 1];
            int star = prompt.indexOf('*');
            yaml.append("  ").append(nameAndPrompt[0].replaceAll("\\*.*", "")).append(":\n");
            yaml.append("    prompt: ")
                    .append(star < 0 ? prompt : prompt.substring(0, star))
                    .append('\n');
            if (star >= 0) {
                yaml.append("    max_images: ")
                        .append(prompt.substring(star + 1))
                        .append('\n');
            }
        }
        return manifest(yaml.toString());
    }

    Project manifest(String yaml) {
        base.toFile().mkdirs();
        write(manifestFile(), yaml);
        return this;
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path manifestFile() {
        return base.resolve("images.yaml");
    }

    Path output() {
        return base.resolve("out");
    }

    Path picture(String name) {
        return output().resolve(name + ".jpg");
    }

    Path reports() {
        return base.resolve("reports");
    }

    GenerationRequest request() {
        return GenerationRequest.builder(
                        RunPaths.builder(base, manifestFile(), reports())
                                .lockFile(lockFile)
                                .outputDirectory(output())
                                .home(home)
                                .manifestRules(new ManifestRules(properties, false))
                                .build(),
                        new Service(new Endpoint(endpoint), Optional.empty(), simulated, queue, requestHistory))
                .calls(new CallLimits(maxConcurrent, 1_000_000, requestTimeout, retries, settleAfter))
                .spending(SpendingLimits.builder()
                        .maxCredits(new BigDecimal(maxCredits))
                        .minRemainingCredits(new BigDecimal(minRemainingCredits))
                        .creditsPerImage(new BigDecimal(creditsPerImage))
                        .maxCreditsPerMonth(maxCreditsPerMonth.map(BigDecimal::new))
                        .allowPartial(allowPartial)
                        .build())
                .rules(BuyingRules.builder()
                        .frozen(frozen)
                        .firstPurchase(firstPurchase)
                        .plan(plan)
                        .offline(offline)
                        .forget(new NamePatterns(forget))
                        .rebuy(new NamePatterns(rebuy))
                        .build())
                .selection(new Selection(new NamePatterns(only), Optional.empty()))
                .encoders(encoders)
                .origin(origin)
                .output(new OutputRules(verify, provenance, provenancePrompt, Optional.empty(), Optional.empty()))
                .build();
    }

    Generation generation() {
        return generation(() -> {
            keyAsked++;
            return new KeyLookup.Found(new ApiKey(apiKey), "this test");
        });
    }

    Generation generation(Supplier<KeyLookup> key) {
        told = listener.get();
        return new Generation(request(), new RunEnvironment(sharedStore, key, told), accounts);
    }

    /** A build of its own: nothing of an earlier one's session is known to it. */
    Run build() {
        accounts = new Accounts(clock);
        return run(generation());
    }

    static Run run(Generation generation) {
        try {
            GenerationResult.Done done = (GenerationResult.Done) generation.run();
            if (!done.unwritten().isEmpty()) {
                throw new IOException(String.join("; ", done.unwritten()));
            }
            return done.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Each image in a few words: {@code hero bought}, {@code hero failed MODERATED}. */
    static List<String> states(Run run) {
        return run.images().stream().map(Project::state).toList();
    }

    static String state(ImageResult image) {
        return image.name() + " " + image.state().value()
                + image.problem().map(problem -> " " + problem.code()).orElse("");
    }

    static String message(Run run, String image) {
        return run.images().stream()
                .filter(result -> result.name().equals(image))
                .findFirst()
                .flatMap(ImageResult::problem)
                .orElseThrow()
                .message();
    }

    /** What {@code mvn clean} does. */
    void clean() {
        delete(output());
        delete(reports());
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        for (Path path : files(directory, Comparator.reverseOrder())) {
            try {
                Files.delete(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Every file below a directory, by its path. */
    static List<Path> filesBelow(Path directory) {
        return Files.exists(directory)
                ? new ArrayList<>(files(directory, Comparator.naturalOrder()))
                        .stream().filter(Files::isRegularFile).toList()
                : List.of();
    }

    private static List<Path> files(Path directory, Comparator<Path> order) {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(order).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
