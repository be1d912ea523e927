package io.github.seedreamplugin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seedreamplugin.testing.LoopbackClient;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatorTest {

    // The provider's own sample, whole.
    private static final String SAMPLE = """
            {"prompt": "A futuristic cityscape with flying cars at dusk", "aspect_ratio": "16:9", "size": "2K",
             "max_images": 1, "optimize_prompt": "standard", "watermark": false}""";

    private final LoopbackClient client = new LoopbackClient();
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = new Simulator(SimulatorSettings.defaults(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void sellsTheSampleOfTheProvidersPage() throws IOException {
        HttpResponse<byte[]> response = post(SAMPLE);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "content-type")).isEqualTo("image/jpeg");
        assertThat(header(response, "x-remaining-credits")).isEqualTo("9.965");
        assertThat(header(response, "x-generation-time")).matches("\\d+\\.\\d{3}");
        assertThat(header(response, "x-output-metadata")).contains("\"width\": 2560");
        assertThat(header(response, "x-rate-limit-remaining")).isEqualTo("49");
        assertThat(header(response, "x-rate-limit-reset-at-utc")).matches(".*T\\d\\d:\\d\\d:00Z");
        assertThat(simulator.paidCalls()).isEqualTo(1);
        assertThat(new String(response.body(), StandardCharsets.ISO_8859_1)).contains("SIMULATED");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(picture.getWidth()).isEqualTo(2560);
        assertThat(picture.getHeight()).isEqualTo(1440);
    }

    @ParameterizedTest
    @CsvSource({
        "1:1,2K,2048,2048",
        "4:3,2K,2304,1728",
        "3:4,2K,1728,2304",
        "16:9,3K,3840,2160",
        "9:16,2K,1440,2560",
        "3:2,2K,2496,1664",
        "2:3,3K,2496,3744",
        "21:9,2K,3024,1296"
    })
    void drawsTheSizeThatTheProviderWould(String ratio, String size, int width, int height) throws IOException {
        HttpResponse<byte[]> response =
                post("{\"prompt\": \"fox\", \"aspect_ratio\": \"" + ratio + "\", \"size\": \"" + size + "\"}");

        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(response.body()));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @Test
    void drawsTheSameForTheSameRequestAndAnotherForAnotherPrompt() {
        byte[] fox = post("{\"prompt\": \"fox\"}").body();

        assertThat(post("{\"prompt\": \"fox\"}").body()).isEqualTo(fox);
        assertThat(post("{\"prompt\": \"dog\"}").body()).isNotEqualTo(fox);
    }

    @Test
    void packsSeveralImagesIntoJsonAndChargesEach() {
        HttpResponse<byte[]> response = post("{\"prompt\": \"fox\", \"max_images\": 3}");

        JsonNode data = json(response).path("data");
        assertThat(header(response, "content-type")).isEqualTo("application/json");
        assertThat(header(response, "x-remaining-credits")).isEqualTo("9.895");
        assertThat(data.size()).isEqualTo(3);
        assertThat(Stream.of(0, 1, 2)
                        .map(i -> data.path(i).path("b64_json").asString())
                        .map(Base64.getDecoder()::decode)
                        .map(String::new)
                        .distinct())
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"prompt": " "}                                  | prompt must be a string that is not blank
            {"size": "2K"}                                   | prompt is required
            {"prompt": 7}                                    | prompt must be a string that is not blank
            {"prompt": "x", "aspect_ratio": "5:4"}           | aspect_ratio must be one of 1:1, 4:3, 3:4, 16:9, 9:16, 3:2, 2:3, 21:9, not "5:4"
            {"prompt": "x", "size": "4K"}                    | size must be one of 2K, 3K, not "4K"
            {"prompt": "x", "max_images": 0}                 | max_images must be a whole number from 1 to 15, not 0
            {"prompt": "x", "max_images": 16}                | max_images must be a whole number from 1 to 15, not 16
            {"prompt": "x", "max_images": "2"}               | max_images must be a whole number from 1 to 15, not "2"
            {"prompt": "x", "max_images": 1.5}               | max_images must be a whole number from 1 to 15, not 1.5
            {"prompt": "x", "optimize_prompt": "Fast"}       | optimize_prompt must be one of standard, fast, not "Fast"
            {"prompt": "x", "watermark": 1}                  | watermark must be true or false, not 1
            {"prompt": "x", "watermark": null}               | watermark must be true or false, not null
            {"prompt": "x", "seed": 1}                       | seed is not an attribute of this model
            {"prompt": "x", "seed": 1, "size": "1K"}         | seed is not an attribute of this model; size must be one of 2K, 3K, not "1K"
            []                                               | The request body must be a JSON object
            """)
    void refusesWhatTheProviderDoesNotDocument(String body, String error) {
        HttpResponse<byte[]> response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asString()).isEqualTo(error);
        assertThat(simulator.paidCalls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"prompt\": \"x\"} {}", "{\"prompt\": \"x\", \"prompt\": \"y\"}"})
    void refusesWhatIsNoJson(String body) {
        HttpResponse<byte[]> response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asString()).startsWith("The request body");
    }

    @Test
    void refusesAMissingOrWrongKeyAnotherMethodAndAnotherUrl() throws IOException {
        assertThat(client.send(HttpRequest.newBuilder(simulator.endpoint()).POST(BodyPublishers.ofString(SAMPLE)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.send(request(simulator.endpoint()).GET()).statusCode())
                .isEqualTo(405);
        assertThat(client.send(request(simulator.endpoint().resolve("/v1/other")))
                        .statusCode())
                .isEqualTo(404);
        simulator.close();
        simulator = new Simulator(SimulatorSettings.defaults().withRequiredKey("right"), Clock.systemUTC());
        assertThat(post(SAMPLE).statusCode()).isEqualTo(401);
        assertThat(simulator.paidCalls()).isZero();
    }

    @Test
    void tellsTheBalance() {
        post(SAMPLE);

        JsonNode balance = json(client.send(request(simulator.creditsUri()).GET()));
        assertThat(balance.path("credits").decimalValue()).isEqualByComparingTo("9.965");
        assertThat(balance.path("free-credits").isNumber()).isTrue();
    }

    @Test
    void sellsNoMoreThanTheBalanceCoversHoweverManyAskAtOnce() throws IOException {
        simulator.close();
        simulator = new Simulator(
                SimulatorSettings.defaults().withOpeningCredits(new BigDecimal("0.1")), Clock.systemUTC());
        var calls = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> post("{\"prompt\": \"p" + i + "\"}").statusCode()))
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 200, 406, 406, 406, 406);
        assertThat(simulator.remainingCredits()).isEqualByComparingTo("0.03");
    }

    @Test
    void takesAsLongAsItIsToldTo() throws IOException {
        simulator.close();
        simulator = new Simulator(SimulatorSettings.defaults().withLatency(Duration.ofMillis(700)), Clock.systemUTC());
        long start = System.nanoTime();
        post("{\"prompt\": \"fox\"}");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @Test
    void rehearsesStatusesWithoutCharge() {
        assertThat(prompt("a [simulate 500]").statusCode()).isEqualTo(500);
        assertThat(prompt("a [simulate 500]").statusCode()).isEqualTo(500);
        assertThat(prompt("a [Simulate 406]").statusCode()).isEqualTo(406);
        HttpResponse<byte[]> moderated = prompt("a [simulate moderated]");
        assertThat(moderated.statusCode()).isEqualTo(400);
        assertThat(json(moderated).path("error").asString())
                .isEqualTo("ByteDance image API error: The request failed because the output image may contain"
                        + " sensitive information.");
        assertThat(json(prompt("a [simulate rain]")).path("error").asString()).contains("timeout", "truncated");
        assertThat(simulator.paidCalls()).isZero();
    }

    @Test
    void isBusyOnlyTheFirstTime() {
        HttpResponse<byte[]> busy = prompt("a [simulate 429]");

        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(header(busy, "retry-after")).isEqualTo("1");
        assertThat(header(busy, "x-rate-limit-remaining")).isEqualTo("0");
        assertThat(prompt("a [simulate 429]").statusCode()).isEqualTo(200);
        assertThat(prompt("b [simulate 429]").statusCode()).isEqualTo(429);
    }

    @Test
    void rehearsesWhatIsPaidAndLost() {
        assertThat(prompt("[simulate charged 500]").statusCode()).isEqualTo(500);
        assertThat(text(prompt("[simulate html]"))).startsWith("<!DOCTYPE html>");
        assertThatThrownBy(() -> prompt("[simulate lost]")).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> prompt("[simulate truncated]")).hasRootCauseInstanceOf(IOException.class);
        assertThat(simulator.paidCalls()).isEqualTo(4);
    }

    @Test
    void givesFewerImagesAndChargesForThose() {
        HttpResponse<byte[]> response = post("{\"prompt\": \"[simulate fewer]\", \"max_images\": 3}");

        assertThat(json(response).path("data").size()).isEqualTo(2);
        assertThat(header(response, "x-remaining-credits")).isEqualTo("9.930");
    }

    @Test
    void leavesNothingBehindWhenClosed() {
        CompletableFuture<HttpResponse<byte[]>> silent =
                CompletableFuture.supplyAsync(() -> prompt("[simulate timeout]"));
        post(SAMPLE);
        simulator.close();

        assertThatThrownBy(silent::join).hasRootCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(SAMPLE)).hasRootCauseInstanceOf(IOException.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("HTTP-Dispatcher") && !thread.isDaemon())
                .isEmpty();
    }

    @Test
    void saysThatAPortIsTaken() {
        assertThatThrownBy(() -> new Simulator(
                        SimulatorSettings.defaults()
                                .withPort(simulator.endpoint().getPort()),
                        Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot start the simulator on port "
                        + simulator.endpoint().getPort()
                        + ": Address already in use; choose another port, or 0 for any that is free");
    }

    private HttpResponse<byte[]> prompt(String prompt) {
        return post("{\"prompt\": \"" + prompt + "\"}");
    }

    private HttpResponse<byte[]> post(String body) {
        return client.send(request(simulator.endpoint()).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("x-api-key", "any");
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        return new JsonMapper().readTree(response.body());
    }
}
