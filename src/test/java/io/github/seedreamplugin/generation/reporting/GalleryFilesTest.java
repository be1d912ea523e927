package io.github.seedreamplugin.generation.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.ImageAttributes;
import io.github.seedreamplugin.report.ImageResult;
import io.github.seedreamplugin.report.Run;
import io.github.seedreamplugin.report.State;
import io.github.seedreamplugin.report.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GalleryFilesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 200, 1000",
        "0, 4000, 4000",
        "0, 60000, 10000",
        "1, 60000, 1000",
    })
    void waitsForSmallPicturesAsLongAsTheRunHasTakenUnlessItsCallsLeftTimeToDraw(int calls, long took, long waits) {
        assertThat(GalleryFiles.patience(run(calls, took).build())).hasMillis(waits);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "1, 60000"})
    void waitsLongestForASimulationWhichIsThereToBeLookedAt(int calls, long took) {
        assertThat(GalleryFiles.patience(run(calls, took).simulated(true).build()))
                .hasSeconds(10);
    }

    private static Run.Builder run(int calls, long took) {
        ImageAttributes attributes = ImageAttributes.of("A lighthouse").build();
        return Run.of(Status.OK, "images.yaml", "3f".repeat(32))
                .took(Duration.ofMillis(took))
                .images(List.of(ImageResult.of("hero", State.RESTORED, attributes)
                        .attempts(calls)
                        .build()));
    }
}
