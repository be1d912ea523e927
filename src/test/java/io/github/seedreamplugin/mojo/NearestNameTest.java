package io.github.seedreamplugin.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> NAMES =
            List.of("seedream.simulate", "seedream.maxCredits", "seedream.maxConcurrent", "seedream.only");

    @Test
    void findsTheNameThatALetterIsMissingFrom() {
        assertThat(NearestName.of("seedream.simulat", NAMES)).contains("seedream.simulate");
        assertThat(NearestName.of("seedream.maxcredit", NAMES)).contains("seedream.maxCredits");
    }

    @Test
    void namesNothingThatIsFarAway() {
        assertThat(NearestName.of("picture", NAMES)).isEmpty();
    }

    @Test
    void doesNotChooseBetweenTwoThatAreEquallyNear() {
        assertThat(NearestName.of("ac", List.of("aa", "ab"))).isEmpty();
    }
}
