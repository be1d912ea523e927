package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.generation.run.ImageFailure;
import io.github.seedreamplugin.money.Cost;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.StatusMeaning;
import java.util.Optional;

/** Says what the service's answers mean for the user, and what to do about them. */
final class FailureText {

    private final String keySource;

    /** @param keySource where the API key comes from, for people */
    FailureText(String keySource) {
        this.keySource = keySource;
    }

    /** The service said no, and charged nothing. */
    ImageFailure refused(int status, StatusMeaning meaning, String message) {
        return ImageFailure.of(code(meaning), status, "HTTP " + status + ": " + clause(message) + advice(meaning));
    }

    /** The service refused the free request for the balance, so it would refuse every purchase too. */
    ImageFailure balanceRefused(int status, String message) {
        StatusMeaning meaning = status == 401 ? StatusMeaning.UNAUTHORIZED : StatusMeaning.FORBIDDEN;
        return ImageFailure.of(
                code(meaning),
                status,
                "nothing was started: the service answered the request for the balance with HTTP " + status + ": "
                        + clause(message)
                        + advice(meaning));
    }

    /** An answer without pictures that the provider's table does not call free. */
    ImageFailure unsure(int status, StatusMeaning meaning, String message) {
        if (meaning == StatusMeaning.DELIVERY) {
            String words = message.isEmpty() ? "" : ": " + message;
            return ImageFailure.of(
                    FailureCode.NO_ANSWER,
                    status,
                    "the queue answered HTTP " + status + " without a request id" + words);
        }
        return meaning == StatusMeaning.SERVER_ERROR
                ? ImageFailure.of(
                        FailureCode.SERVER_ERROR, status, "the service failed with HTTP " + status + ": " + message)
                : refused(status, meaning, message);
    }

    /** The request was sent and no whole answer came. */
    static ImageFailure noAnswer(CallOutcome.NoAnswer outcome) {
        return new ImageFailure(
                FailureCode.NO_ANSWER,
                outcome.head().map(head -> head.status()),
                "no whole answer came: " + outcome.reason(),
                Optional.empty());
    }

    /** A 2xx answer that holds no picture and was not charged. */
    static ImageFailure madeNothing(int status, String words, Optional<String> kept) {
        return ImageFailure.of(
                        FailureCode.GENERATION_FAILED,
                        status,
                        "the service answered HTTP " + status + " without a picture: " + clause(words))
                .keptAs(kept);
    }

    /** The same failure, now that it is known that it cost nothing. */
    static ImageFailure free(ImageFailure failure, Cost cost) {
        // The same prompt would be refused again.
        String next = failure.code() == FailureCode.MODERATED ? "" : ", so run the build again";
        return failure.as(
                failure.code(), "; nothing was charged (" + cost.source().word() + ")" + next);
    }

    /** The same failure, now that it was, or may have been, charged. */
    static ImageFailure charged(ImageFailure failure, Cost cost, String image) {
        boolean known = cost.isCharged() && cost.isKnown();
        boolean answered = failure.code() == FailureCode.GENERATION_FAILED;
        FailureCode code =
                !known ? FailureCode.INDETERMINATE : answered ? FailureCode.PAID_UNUSABLE : FailureCode.PAID_LOST;
        String said = known
                ? "; it was charged " + cost.text() + " credits ("
                        + cost.source().word() + ")"
                : "; it may have been charged, " + cost.text() + " credits";
        return failure.as(code, said + notBoughtAgain(image));
    }

    /** The charge of a call could not be decided in this build. */
    static ImageFailure undecided(ImageFailure failure, Cost cost) {
        return failure.as(
                FailureCode.INDETERMINATE,
                "; it may have been charged, " + cost.text()
                        + " credits; the next build checks again, and buys the image" + " only if it was not charged");
    }

    /** What to do about an image whose call was, or may have been, charged. */
    static String notBoughtAgain(String image) {
        return "; it is not bought again unless you set -Dseedream.rebuy=" + image;
    }

    private static FailureCode code(StatusMeaning meaning) {
        return FailureCode.valueOf(meaning.name());
    }

    /** The service's words as part of a longer sentence. */
    private static String clause(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private String advice(StatusMeaning meaning) {
        return switch (meaning) {
            case INVALID_REQUEST ->
                "; the provider does not accept these attributes, although its documentation allows them";
            case MODERATED -> "; the same prompt will always be refused: change its words";
            case UNAUTHORIZED -> "; the provider does not know the API key, which comes from " + keySource;
            case FORBIDDEN ->
                "; the API key, which comes from " + keySource
                        + ", is not allowed to use this model: check the account at the provider";
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "; check seedream.endpoint";
            case OUT_OF_CREDITS -> "; top up the account and run the build again; what was bought is kept";
            case TEAM_LIMIT -> "; raise the team's limit at the provider or wait for its next period";
            case WRONG_CONTENT_TYPE -> "; a proxy or gateway has changed the request's content type";
            case RETIRED -> "; the provider has retired this model: check seedream.endpoint";
            case RATE_LIMITED ->
                "; lower seedream.requestsPerMinute to what the account's plan allows (5 on the free"
                        + " plan, 50 on the paid one)";
            case SERVER_ERROR, DELIVERY -> "; run the build again later; what was bought is kept";
            case UNEXPECTED_STATUS -> "; the provider does not document this status";
        };
    }
}
