package io.github.seedreamplugin.testing;

import static io.github.seedreamplugin.testing.ScriptedAnswer.error;
import static io.github.seedreamplugin.testing.ScriptedPiece.again;
import static io.github.seedreamplugin.testing.ScriptedPiece.failed;
import static io.github.seedreamplugin.testing.ScriptedPiece.inline;
import static io.github.seedreamplugin.testing.ScriptedPiece.linked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BooksTest {

    private final ScriptedEndpoint endpoint = ScriptedEndpoint.start("0.035", "1.00");
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void statesWhatTheTestWantsStated() {
        endpoint.books().stating(StatedFact.COST, StatedFact.REQUEST_ID);
        HttpResponse<byte[]> charged = post("a cat", 1);
        endpoint.next(ScriptedAnswer.json("{\"error\":\"no\"}").free(), error(500, "oops"));

        assertThat(charged.headers().firstValue("x-cost")).contains("0.035");
        assertThat(charged.headers().firstValue("x-request-id"))
                .contains(endpoint.sales().get(0).requestId());
        assertThat(charged.headers().firstValue("x-remaining-credits")).isEmpty();
        assertThat(post("a dog", 1).headers().firstValue("x-cost")).contains("0");
        assertThat(post("a cow", 1).headers().firstValue("x-cost")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PICTURE_ASKED_FOR,0.105", "PICTURE_MADE,0.070", "CALL,0.035"})
    void chargesByWhatThePriceIsFor(Pricing pricing, String amount) {
        endpoint.books().pricing(pricing);
        endpoint.otherwise(ScriptedAnswer.pieces(inline(), linked(), failed("X", "m")));
        post("a cat", 3);

        assertThat(endpoint.spent()).isEqualByComparingTo(amount);
    }

    @Test
    void driftsItsPriceAndGivesBack() {
        post("a cat", 1);
        endpoint.books().price("0.70");
        post("a cat", 1);
        endpoint.books().refund("a cat");

        assertThat(endpoint.books().salesByBody().values().iterator().next())
                .extracting(sale -> sale.amount().toPlainString())
                .containsExactly("0.035", "0.70");
        assertThat(endpoint.books().refunded()).isEqualByComparingTo("0.70");
        assertThat(endpoint.remainingCredits()).isEqualByComparingTo("0.965");
    }

    @Test
    void showsAnOldBalanceForAWhile() {
        endpoint.books().freeze();
        assertThat(post("a cat", 1).headers().firstValue("x-remaining-credits")).contains("1.00");
        endpoint.books().thaw();
        assertThat(post("a cat", 1).headers().firstValue("x-remaining-credits")).contains("0.930");
    }

    @Test
    void showsTheBalanceOfAnEarlierTime() {
        endpoint.books().lagging(Duration.ofHours(1));
        post("a cat", 1);

        assertThat(client.json(endpoint.creditsUri()).path("credits").decimalValue())
                .isEqualByComparingTo("1.00");
    }

    @Test
    void booksAChargeThatComesAfterTheAnswerOnce() {
        endpoint.next(error(504, "late").chargedAfter(Duration.ofHours(1)));
        post("a cat", 1);

        assertThat(endpoint.paidCalls()).isZero();
        assertThat(endpoint.books().unsettled()).isEqualTo(1);
        endpoint.settleLateCharges();
        endpoint.settleLateCharges();
        assertThat(endpoint.paidCalls("a cat")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DATA,/data/0/url,/data/1/error/message",
        "IMAGES,/images/0/url,/images/1/error/message",
        "NESTED,/result/images/0/url,/result/images/1/error/message",
        "OUTPUT,/output/0,/output/1/error/message",
        "BARE_LIST,/0,/1/error/message"
    })
    void writesPiecesInEveryShape(JsonShape shape, String url, String message) {
        endpoint.next(ScriptedAnswer.pieces(shape, linked(error(503, "busy")), failed("X", "m"), again(0)));
        JsonNode answer = TestClient.json(post("a cat", 3));

        assertThat(answer.at(message).asString()).isEqualTo("m");
        assertThat(answer.findValuesAsString("url").stream().distinct()).hasSizeLessThanOrEqualTo(1);
        assertThat(client.get(TestClient.uri(answer.at(url))).statusCode()).isEqualTo(503);
        HttpResponse<byte[]> picture = client.get(TestClient.uri(answer.at(url)));
        assertThat(endpoint.sales().get(0).pictures()).containsExactly(TestPictures.sha256(picture.body()));
    }

    @Test
    void liesAboutLengthsAndLeavesOutTheLastChunk() {
        endpoint.next(
                ScriptedAnswer.picture().declaringLength(1_000_000),
                ScriptedAnswer.picture().withoutLastChunk());

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> post("a cat", 1)).hasRootCauseInstanceOf(IOException.class);
        }
        assertThat(endpoint.paidCalls()).isEqualTo(2);
    }

    @Test
    void codesABodyThatNobodyAskedToBeCoded() {
        byte[] picture = TestPictures.jpeg();
        endpoint.next(
                ScriptedAnswer.picture().body(picture).gzip(),
                ScriptedAnswer.picture().body(picture).deflate());

        assertThat(post("a cat", 1)).satisfies(answer -> {
            assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(answer.body()).startsWith(0x1F, 0x8B);
        });
        assertThat(post("a cat", 1).headers().firstValue("content-encoding")).contains("deflate");
    }

    private HttpResponse<byte[]> post(String prompt, int images) {
        return client.post(endpoint.uri(), prompt, images);
    }
}
