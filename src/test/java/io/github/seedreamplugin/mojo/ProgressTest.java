package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.generation.request.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final String CLEARED = "\r" + " ".repeat(79) + "\r";

    private final RecordingLog log = new RecordingLog();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Progress plain =
            new PlainProgress(log, found -> found.forEach(problem -> log.warn(problem.message())));
    private final Progress live = new LiveProgress(plain, new PrintStream(screen, true, StandardCharsets.UTF_8));

    @Test
    void plainlySaysOneLineAnImage() {
        plain.planned(3, 2);
        plain.calling("hero");
        plain.ended("hero", "bought", Duration.ofMillis(36_249), Optional.of(new BigDecimal("9.9650")));
        plain.ended("card", "failed MODERATED", Duration.ofMillis(1_951), Optional.empty());
        plain.stillRunning(2, 3);
        plain.waiting("Waiting for another build that uses this account");
        plain.warning("The balance is not known");
        assertThat(log.lines())
                .containsExactly(
                        "[INFO] 3 images, 2 to buy",
                        "[DEBUG] Calling the service for hero",
                        "[INFO] hero: bought, 36.2 s, 9.965 credits left",
                        "[ERROR] card: failed MODERATED, 1.9 s",
                        "[INFO] Still running: 2 of 3 done",
                        "[INFO] Waiting for another build that uses this account",
                        "[WARNING] The balance is not known");
    }

    @Test
    void plainlyCountsOneAndNothing() {
        plain.planned(1, 1);
        plain.planned(2, 0);
        assertThat(log.lines()).containsExactly("[INFO] 1 image, 1 to buy", "[INFO] 2 images, nothing to buy");
    }

    @Test
    void writesNumbersTheSameWayEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            plain.ended("hero", "bought", Duration.ofMillis(1_500), Optional.of(new BigDecimal("1E+1")));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(log.lines()).containsExactly("[INFO] hero: bought, 1.5 s, 10 credits left");
    }

    @Test
    void showsALineThatIsWrittenOver() {
        live.planned(3, 3);
        live.calling("hero");
        live.calling("card");
        live.counted(1);
        live.ended("hero", "bought", Duration.ofSeconds(30), Optional.of(new BigDecimal("9.965")));
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .isEqualTo(CLEARED + "  0/3 done, 1 in flight: hero"
                        + CLEARED + "  0/3 done, 2 in flight: card hero"
                        + CLEARED
                        + CLEARED + "  1/3 done, 1 in flight, 9.965 credits left: card");
        assertThat(log.lines())
                .containsExactly("[INFO] 3 images, 3 to buy", "[INFO] hero: bought, 30.0 s, 9.965 credits left");
    }

    @Test
    void countsCurrentImagesAndCountsAnUnsettledOneOnce() {
        live.planned(200, 2);
        live.counted(198);
        live.calling("card");
        live.calling("hero");
        live.counted(198);
        live.ended("card", "outcome unknown", Duration.ofSeconds(30), Optional.empty());
        live.counted(199);
        live.ended("card", "bought", Duration.ofSeconds(30), Optional.empty());
        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("  198/200 done, 2 in flight")
                .endsWith("  199/200 done, 1 in flight: hero");
    }

    @Test
    void leavesNoLineBehindWhenAllHasEnded() {
        live.planned(1, 1);
        live.calling("hero");
        live.ended("hero", "bought", Duration.ofSeconds(30), Optional.empty());
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith("hero" + CLEARED);
    }

    @Test
    void cutsALineThatATerminalWouldBreak() {
        live.planned(20, 20);
        for (int image = 10; image < 30; image++) {
            live.calling("campaign/banner-" + image);
        }
        String[] drawn = screen.toString(StandardCharsets.UTF_8).split("\r", -1);
        assertThat(drawn).allMatch(line -> line.length() <= 79);
        assertThat(drawn[drawn.length - 1]).hasSize(79).endsWith("...");
    }
}
