package io.github.seedreamplugin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void everyMarkerStandsOnThePageOfTheSimulatorAndWorks() throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("basedir", "")).resolve("src/site/markdown/simulator.md"));
        List<String> markers = List.of(Rehearsal.KNOWN.split(", ")).stream()
                .skip(1)
                .map(marker -> "[simulate " + marker + "]")
                .toList();

        assertThat(markers).hasSizeGreaterThan(10).allSatisfy(marker -> {
            assertThat(page).contains("| `" + marker + "` |");
            assertThat(Rehearsal.in("A fox " + marker).orElseThrow().kind()).isNotEqualTo(Rehearsal.Kind.UNKNOWN);
        });
        assertThat(Rehearsal.in("[simulate rain]").orElseThrow().kind()).isEqualTo(Rehearsal.Kind.UNKNOWN);
    }
}
