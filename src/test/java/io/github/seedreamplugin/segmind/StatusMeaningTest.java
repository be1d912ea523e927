package io.github.seedreamplugin.segmind;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusMeaningTest {

    @ParameterizedTest
    @CsvSource({
        "200,DELIVERY,false,false",
        "202,DELIVERY,false,false",
        "204,DELIVERY,false,false",
        "400,INVALID_REQUEST,true,false",
        "401,UNAUTHORIZED,true,true",
        "403,FORBIDDEN,true,true",
        "404,NOT_FOUND,true,true",
        "405,METHOD_NOT_ALLOWED,true,true",
        "406,OUT_OF_CREDITS,true,true",
        "410,RETIRED,true,true",
        "422,INVALID_REQUEST,true,false",
        "429,RATE_LIMITED,true,false",
        "500,SERVER_ERROR,false,false",
        "502,SERVER_ERROR,false,false",
        "503,SERVER_ERROR,false,false",
        "504,SERVER_ERROR,false,false",
        "529,SERVER_ERROR,false,false",
        "302,UNEXPECTED_STATUS,false,false",
        "402,UNEXPECTED_STATUS,false,false",
        "408,UNEXPECTED_STATUS,false,false",
        "409,UNEXPECTED_STATUS,false,false",
        "425,UNEXPECTED_STATUS,false,false",
        "499,UNEXPECTED_STATUS,false,false"
    })
    void meansWhatTheTableSays(int status, StatusMeaning meaning, boolean free, boolean ends) {
        assertThat(StatusMeaning.of(status, "no")).isEqualTo(meaning);
        assertThat(meaning.isFreeByTable()).isEqualTo(free);
        assertThat(meaning.endsTheRun()).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OUT_OF_CREDITS|Insufficient credits: balance 0.01, required 0.035",
                "OUT_OF_CREDITS|Not enough credits",
                "OUT_OF_CREDITS|Not Acceptable",
                "OUT_OF_CREDITS|''",
                "TEAM_LIMIT|Your team has reached its monthly spend limit of 50 credits",
                "TEAM_LIMIT|Spending limit exceeded for the period 2026-11",
                "TEAM_LIMIT|Team budget cap of 20.00 for this week is reached",
                "WRONG_CONTENT_TYPE|Invalid content type",
                "WRONG_CONTENT_TYPE|Content-Type must be application/json",
                "INVALID_REQUEST|size must be one of 2K, 3K",
                "INVALID_REQUEST|Invalid value for aspect_ratio"
            })
    void tellsTheMeaningsOf406ApartByTheirWords(StatusMeaning meaning, String words) {
        assertThat(StatusMeaning.of(406, words)).isEqualTo(meaning);
        assertThat(meaning.endsTheRun())
                .isEqualTo(meaning == StatusMeaning.OUT_OF_CREDITS || meaning == StatusMeaning.TEAM_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void knowsModerationByItsWords(int status) {
        assertThat(StatusMeaning.of(
                        status,
                        "ByteDance image API error: The request failed because the output image may contain sensitive"
                                + " information."))
                .isEqualTo(StatusMeaning.MODERATED);
    }

    @Test
    void givesACallMoreTimeForEachFurtherPicture() {
        assertThat(CallDeadline.of(Duration.ofMinutes(5), 1)).isEqualTo(Duration.ofMinutes(5));
        assertThat(CallDeadline.of(Duration.ofMinutes(5), 9)).isEqualTo(Duration.ofMinutes(11));
        assertThat(CallDeadline.of(Duration.ofSeconds(10), 3)).isEqualTo(Duration.ofSeconds(30));
    }
}
