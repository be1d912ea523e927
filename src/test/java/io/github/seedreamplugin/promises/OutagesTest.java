package io.github.seedreamplugin.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.testing.MavenProject;
import io.github.seedreamplugin.testing.MavenRun;
import io.github.seedreamplugin.testing.ReceivedRequest;
import io.github.seedreamplugin.testing.ScriptedAnswer;
import io.github.seedreamplugin.testing.ScriptedEndpoint;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A service that is down, for a manifest of thirty images: the build ends soon, says why, and asks seldom. */
@Tag("slow")
class OutagesTest {

    private static final int IMAGES = 30;
    // The images under way when the breaker opens are not called back.
    private static final int FAILURES_AND_THOSE_UNDER_WAY = 5 + 8;

    @TempDir
    Path directory;

    private ScriptedEndpoint endpoint;
    private MavenProject project;

    @BeforeEach
    void start() {
        endpoint = ScriptedEndpoint.start("0.035", "10");
        project = new MavenProject(directory)
                .withImages(IMAGES)
                .calling(endpoint)
                .with("seedream.maxCredits", "5")
                .with("seedream.settleAfter", "PT2S");
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void nobodyListens() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            project.with(
                    "seedream.endpoint",
                    "http://127.0.0.1:" + closed.getLocalPort() + "/v1/seedream-v5-lite-text-to-image");
        }
        MavenRun run = ended(Duration.ofMinutes(2));
        assertThat(codes()).containsOnlyKeys("NOT_SENT", "SERVICE_DOWN");
        assertThat(attempts()).isLessThanOrEqualTo(FAILURES_AND_THOSE_UNDER_WAY + 20);
        assertThat(run.log()).contains("Connection refused", "images in a row, so nothing more was started");
    }

    @Test
    void everyAnswerIs503() {
        endpoint.onPath(endpoint.creditsUri().getPath(), ScriptedAnswer.error(503, "maintenance"))
                .otherwise(ScriptedAnswer.error(503, "maintenance").header("retry-after", "1"));
        MavenRun run = ended(Duration.ofMinutes(2));
        assertThat(codes()).containsOnlyKeys("INDETERMINATE", "SERVICE_DOWN");
        assertThat(endpoint.generationRequests()).hasSizeLessThanOrEqualTo(FAILURES_AND_THOSE_UNDER_WAY + 20);
        assertThat(run.log()).contains("HTTP 503: maintenance", "images in a row, so nothing more was started");
    }

    @Test
    void everyAnswerIs503AndSaysNotForHowLong() {
        endpoint.otherwise(ScriptedAnswer.error(503, "maintenance"));
        ended(Duration.ofMinutes(8));
        assertThat(codes()).containsOnlyKeys("SERVER_ERROR", "SERVICE_DOWN");
        assertThat(endpoint.generationRequests()).hasSizeLessThanOrEqualTo(FAILURES_AND_THOSE_UNDER_WAY + 20);
    }

    @Test
    void everyAnswerIs500() {
        endpoint.otherwise(ScriptedAnswer.error(500, "some issue with processing"));
        MavenRun run = ended(Duration.ofMinutes(2));
        assertThat(codes()).containsOnlyKeys("SERVER_ERROR", "SERVICE_DOWN");
        assertThat(endpoint.generationRequests()).hasSizeLessThanOrEqualTo(FAILURES_AND_THOSE_UNDER_WAY);
        assertThat(project.report().at("/credits/spent").decimalValue()).isZero();
        assertThat(run.log()).contains("some issue with processing", "images in a row");
    }

    @Test
    void everyCallIsChargedAndNoneIsAnswered() {
        endpoint.otherwise(ScriptedAnswer.hang().charged());
        project.with("seedream.requestTimeout", "PT2S");
        ended(Duration.ofMinutes(2));
        assertThat(codes()).containsOnlyKeys("INDETERMINATE", "SERVICE_DOWN");
        assertThat(endpoint.paidCalls()).isLessThanOrEqualTo(FAILURES_AND_THOSE_UNDER_WAY);
        assertIndeterminateHoldsWhatWasCharged();
        assertEachPaidAtMostOnce();
    }

    @Test
    void everythingHangsTheBalanceToo() {
        endpoint.onPath(endpoint.creditsUri().getPath(), ScriptedAnswer.hang())
                .otherwise(ScriptedAnswer.hang().charged());
        project.with("seedream.requestTimeout", "PT2S");
        ended(Duration.ofMinutes(2));
        assertThat(codes()).containsOnlyKeys("INDETERMINATE", "SERVICE_DOWN");
        assertIndeterminateHoldsWhatWasCharged();
        assertEachPaidAtMostOnce();
    }

    @Test
    void everyAnswerDrips() {
        endpoint.onPath(
                        endpoint.creditsUri().getPath(),
                        ScriptedAnswer.json("{\"credits\": 10}").drippingHeaders(Duration.ofSeconds(1)))
                .otherwise(ScriptedAnswer.picture().dripping(Duration.ofSeconds(1)));
        project.with("seedream.requestTimeout", "PT2S");
        ended(Duration.ofMinutes(2));
        assertThat(codes()).containsOnlyKeys("INDETERMINATE", "SERVICE_DOWN");
        assertEachPaidAtMostOnce();
    }

    private MavenRun ended(Duration most) {
        MavenRun run = project.start();
        assertThat(run.endsWithin(most)).as(() -> run.log()).isTrue();
        assertThat(run.exitCode()).isEqualTo(1);
        return run;
    }

    /** How many images ended in which way. */
    private Map<String, Long> codes() {
        return project.report()
                .get("images")
                .valueStream()
                .map(image -> image.at("/problem/code").asString())
                .collect(Collectors.groupingBy(code -> code, Collectors.counting()));
    }

    private int attempts() {
        return project.report()
                .get("images")
                .valueStream()
                .map(image -> image.get("attempts"))
                .mapToInt(JsonNode::asInt)
                .sum();
    }

    /** A call that nobody answered may cost up to twice the expected price until something says what it cost. */
    private void assertIndeterminateHoldsWhatWasCharged() {
        assertThat(project.report().at("/credits/indeterminate").decimalValue())
                .isBetween(endpoint.spent(), endpoint.spent().multiply(BigDecimal.valueOf(2)));
    }

    private void assertEachPaidAtMostOnce() {
        assertThat(endpoint.generationRequests().stream().map(ReceivedRequest::prompt))
                .doesNotHaveDuplicates();
    }
}
