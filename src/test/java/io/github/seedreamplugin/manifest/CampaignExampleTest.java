package io.github.seedreamplugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.image.ImageAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The campaign in the examples, and the same one with every image written out by hand. */
class CampaignExampleTest {

    private static final Path EXAMPLE = Path.of("examples/campaign/src/main/seedream/images.yaml");
    private static final Path WRITTEN_OUT = ManifestFixtures.file("written-out", "campaign");

    @Test
    void theExampleAsksForTheSameAsTheOneWrittenOut() {
        List<ImageSpec> example = images(EXAMPLE);
        List<ImageSpec> writtenOut = images(WRITTEN_OUT);
        assertThat(example).hasSize(16);
        assertThat(requests(example)).isEqualTo(requests(writtenOut));
        assertThat(example)
                .extracting(ImageSpec::alt)
                .containsExactlyElementsOf(
                        writtenOut.stream().map(ImageSpec::alt).toList());
        assertThat(example)
                .extracting(ImageSpec::variants)
                .containsExactlyElementsOf(
                        writtenOut.stream().map(ImageSpec::variants).toList());
    }

    @Test
    void theExampleIsAThirdAsLong() throws IOException {
        assertThat(Files.readAllLines(EXAMPLE))
                .hasSizeLessThan(Files.readAllLines(WRITTEN_OUT).size() / 3);
        assertThat(Files.size(EXAMPLE)).isLessThan(Files.size(WRITTEN_OUT) / 3);
    }

    private static Map<String, ImageAttributes> requests(List<ImageSpec> images) {
        Map<String, ImageAttributes> requests = new LinkedHashMap<>();
        images.forEach(image -> requests.put(image.name(), image.attributes()));
        return requests;
    }

    private static List<ImageSpec> images(Path file) {
        Map<String, String> values = Map.of("campaign.street", "a quiet street in the old town");
        Reading reading = new ManifestReader().read(file, new ManifestProperties(values, Set.of()));
        assertThat(reading).isInstanceOf(Reading.Valid.class);
        assertThat(((Reading.Valid) reading).warnings()).isEmpty();
        return ((Reading.Valid) reading).manifest().images();
    }
}
