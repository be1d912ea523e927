package io.github.seedreamplugin.generation.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seedreamplugin.segmind.Endpoint;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.segmind.com/v1/seedream-v5-lite-text-to-image, false, false",
        "https://api.segmind.com/v1/seedream-v5-lite-text-to-image, true, true",
        "https://api.segmind.com/v2/seedream-v5-lite-text-to-image, false, true",
    })
    void usesTheQueueIfItIsAskedToOrItsAddressIsOfTheQueue(String endpoint, boolean asked, boolean queue) {
        Service service = new Service(Endpoint.parse(endpoint), Optional.empty(), false, asked, Optional.empty());

        assertThat(service.queue()).isEqualTo(queue);
    }
}
