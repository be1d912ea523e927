package io.github.seedreamplugin.generation.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.bank.CallOrigin;
import io.github.seedreamplugin.generation.request.BuyingRules;
import io.github.seedreamplugin.generation.request.CallLimits;
import io.github.seedreamplugin.generation.request.GenerationRequest;
import io.github.seedreamplugin.generation.request.NamePatterns;
import io.github.seedreamplugin.generation.request.OutputRules;
import io.github.seedreamplugin.generation.request.RunPaths;
import io.github.seedreamplugin.generation.request.Selection;
import io.github.seedreamplugin.generation.request.Service;
import io.github.seedreamplugin.generation.request.SpendingLimits;
import io.github.seedreamplugin.manifest.ManifestProperties;
import io.github.seedreamplugin.manifest.ManifestRules;
import io.github.seedreamplugin.manifest.VariantFormat;
import io.github.seedreamplugin.output.EncoderProgram;
import io.github.seedreamplugin.output.Encoders;
import io.github.seedreamplugin.segmind.Endpoint;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AskedForTest {

    private static final Path BASE = Path.of("base").toAbsolutePath();
    private static final RunPaths PLACES = RunPaths.builder(BASE, BASE.resolve("images.yaml"), BASE.resolve("reports"))
            .build();
    private static final String URL = "https://api.segmind.com/v1/seedream-5.0-lite";

    @Test
    void isAnotherForEachValueThatBearsOnPicturesThatAreThere() {
        List<GenerationRequest> requests = Stream.of(places(), rules(), services(), output())
                .flatMap(List::stream)
                .toList();

        assertThat(requests.stream().map(request -> AskedFor.digest(request, true)))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void hasAllThatIsToBeKnownOfPlacesAndOfHowFilesAreWritten() {
        assertThat(RunPaths.class.getRecordComponents()).hasSize(8);
        assertThat(ManifestRules.class.getRecordComponents()).hasSize(3);
        assertThat(ManifestProperties.class.getRecordComponents()).hasSize(3);
        assertThat(OutputRules.class.getRecordComponents()).hasSize(5);
        assertThat(Encoders.class.getRecordComponents()).hasSize(2);
        assertThat(GenerationRequest.class.getRecordComponents()).hasSize(9);
    }

    @Test
    void isTheSameWhateverMayBeBoughtAndWhicheverBuildAsks() {
        String digest = AskedFor.digest(request(any -> {}), false);

        assertThat(Stream.of(
                                request(with ->
                                        with.calls(new CallLimits(2, 5, Duration.ofMinutes(1), 0, Duration.ZERO))),
                                request(with -> with.spending(SpendingLimits.builder()
                                        .maxCredits(BigDecimal.TEN)
                                        .build())),
                                request(with -> with.rules(
                                        BuyingRules.builder().frozen(true).build())),
                                request(with -> with.origin(new CallOrigin(
                                        Optional.empty(),
                                        Optional.of("4f1e2d"),
                                        Optional.of("main"),
                                        Optional.of("ci"),
                                        Optional.of("https://ci.example.com/42")))),
                                in(any -> any.manifestRules(
                                        properties(Map.of("build", "42"), Set.of("env.X"), Set.of()))))
                        .map(request -> AskedFor.digest(request, false)))
                .containsOnly(digest);
    }

    @Test
    void somethingIsWantedOfPicturesThatAreThere() {
        NamePatterns hero = new NamePatterns(List.of("hero"));
        assertThat(AskedFor.isMoreThanToBeCurrent(request(any -> {}))).isFalse();
        assertThat(Stream.of(
                        request(with ->
                                with.output(new OutputRules(true, true, true, Optional.empty(), Optional.empty()))),
                        request(with -> with.selection(new Selection(hero, Optional.empty()))),
                        request(with ->
                                with.rules(BuyingRules.builder().rebuy(hero).build())),
                        request(with ->
                                with.rules(BuyingRules.builder().forget(hero).build())),
                        request(with -> with.rules(BuyingRules.builder()
                                .plan(Optional.of(BASE.resolve("plan.json")))
                                .build()))))
                .allMatch(AskedFor::isMoreThanToBeCurrent);
    }

    private static List<GenerationRequest> places() {
        Path other = BASE.resolve("other");
        return List.of(
                request(any -> {}),
                request(RunPaths.builder(other, PLACES.manifest(), PLACES.reportDirectory())
                        .build()),
                request(RunPaths.builder(BASE, other, PLACES.reportDirectory())
                        .lockFile(PLACES.lockFile())
                        .build()),
                in(places -> places.lockFile(other)),
                in(places -> places.outputDirectory(other)),
                request(RunPaths.builder(BASE, PLACES.manifest(), other)
                        .outputDirectory(PLACES.outputDirectory())
                        .home(PLACES.home())
                        .build()),
                in(places -> places.home(other)),
                in(places -> places.otherHomes(List.of(other))));
    }

    private static List<GenerationRequest> rules() {
        return List.of(
                in(places -> places.manifestRules(new ManifestRules(ManifestProperties.none(), true))),
                in(places -> places.manifestRules(
                        new ManifestRules(ManifestProperties.none(), false, EnumSet.of(VariantFormat.JPG)))),
                in(places -> places.manifestRules(properties(Map.of("name", "x"), Set.of(), Set.of()))),
                in(places -> places.manifestRules(properties(Map.of(), Set.of("name"), Set.of()))),
                in(places -> places.manifestRules(properties(Map.of(), Set.of(), Set.of("name")))));
    }

    private static List<GenerationRequest> services() {
        return List.of(
                GenerationRequest.builder(PLACES, service(URL + "-pro", false)).build(),
                GenerationRequest.builder(PLACES, service(URL, true)).build());
    }

    private static List<GenerationRequest> output() {
        EncoderProgram cwebp = new EncoderProgram(EncoderProgram.Kind.CWEBP, List.of("cwebp"));
        return List.of(
                request(with -> with.output(new OutputRules(false, false, true, Optional.empty(), Optional.empty()))),
                request(with -> with.output(new OutputRules(false, true, false, Optional.empty(), Optional.empty()))),
                request(with -> with.output(new OutputRules(false, true, true, Optional.of("a"), Optional.empty()))),
                request(with -> with.output(new OutputRules(false, true, true, Optional.empty(), Optional.of("a")))),
                request(with -> with.encoders(new Encoders(Optional.of(cwebp), Optional.empty()))));
    }

    private static ManifestRules properties(Map<String, String> values, Set<String> system, Set<String> secret) {
        return new ManifestRules(new ManifestProperties(values, system, secret), false);
    }

    private static Service service(String url, boolean simulated) {
        return new Service(new Endpoint(URI.create(url)), Optional.empty(), simulated);
    }

    private static GenerationRequest in(UnaryOperator<RunPaths.Builder> change) {
        return request(change.apply(PLACES.toBuilder()).build());
    }

    private static GenerationRequest request(RunPaths places) {
        return GenerationRequest.builder(places, service(URL, false)).build();
    }

    private static GenerationRequest request(Consumer<GenerationRequest.Builder> change) {
        GenerationRequest.Builder builder = GenerationRequest.builder(PLACES, service(URL, false));
        change.accept(builder);
        return builder.build();
    }
}
