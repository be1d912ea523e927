package io.github.seedreamplugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.AspectRatio;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleTableTest {

    @Test
    void putsWhatNeedsAttentionFirstAndTheBillLast() {
        assertThat(new ConsoleTable().lines(SampleRuns.failed()))
                .containsExactly(
                        "image                                state       pictures  credits  seconds",
                        "icons/duel                           failed           0/1     0.00     12.3  MODERATED",
                        "icons/storm                          failed           0/1     0.00     12.3  SERVER_ERROR",
                        "icons/mirror                         failed           0/1     0.00     12.3  NO_PICTURE",
                        "posters/late                         not-started      0/1     0.00      0.0  OVER_BUDGET",
                        "hero                                 bought           4/4     0.14     36.2",
                        "social/card                          bought           1/1    0.035     41.8",
                        "social/story                         bought           1/1    0.035     41.8",
                        "chapters/forest                      restored         1/1     0.00      0.0",
                        "chapters/harbour                     restored         1/1     0.00      0.0",
                        "chapters/desert                      current          1/1     0.00      0.0",
                        "chapters/attic                       current          1/1     0.00      0.0",
                        "icons/lamp                           current          1/1     0.00      0.0",
                        "12 images: 3 bought, 2 restored, 3 current, 3 failed, 1 not-started in 1 min 37 s",
                        "credits: spent 0.21, lost 0.035, indeterminate 0.00 to 0.035, charged 0.245 to 0.28, estimated 0.35,",
                        "avoided 0.175, unexplained 0.02, balance 9.70",
                        "The key had 50 requests a minute; none was turned away.");
    }

    @Test
    void saysThatNothingHadToBeDone() {
        assertThat(new ConsoleTable().lines(SampleRuns.nothingToDo()))
                .endsWith(
                        "1 image: 1 current in 212 ms",
                        "credits: spent 0.00, estimated 0.00, avoided 0.00, no call made");
    }

    @Test
    void namesSimulatedPicturesSo() {
        Run simulated = new RunDraft(SampleRuns.failed()).simulated().run();
        List<String> lines = new ConsoleTable().lines(simulated);

        assertThat(new ConsoleTable().warning(simulated))
                .contains("SIMULATED: nothing was bought and nothing was paid.");
        assertThat(new ConsoleTable().warning(SampleRuns.failed())).isEmpty();
        assertThat(lines).noneMatch(line -> line.contains("bought   "));
    }

    @Test
    void staysShortNarrowAndAscii() {
        String long200 = "a/".repeat(100) + "x";
        Run many = new RunDraft()
                .images(IntStream.range(0, 40)
                        .mapToObj(n -> SampleRuns.troubled(
                                long200 + n,
                                State.FAILED,
                                SampleRuns.asked(n + 1, AspectRatio.SQUARE, "grün"),
                                new Failure(
                                        "A_CODE_WITH_MORE_LETTERS_THAN_THE_TABLE_HAS_ROOM_FOR_TO_ITS_RIGHT_É",
                                        true,
                                        OptionalInt.empty(),
                                        "é",
                                        Optional.empty())))
                        .toList())
                .run();

        List<String> lines = new ConsoleTable().lines(many);

        assertThat(lines).hasSizeLessThan(20).contains("... and 28 more");
        assertThat(lines).allSatisfy(line -> assertThat(line).matches("[\\x20-\\x7e]{1,100}"));
    }
}
