package io.github.seedreamplugin.segmind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>", "{\"status\":\"COMP", "{\"cost\":1e9999999991}", "[1] [2]"})
    void whatIsNotJsonOrHasANumberBeyondAllLimitsReadsAsMissing(String text) {
        assertThat(ServiceJson.read(text).isMissingNode()).isTrue();
    }
}
