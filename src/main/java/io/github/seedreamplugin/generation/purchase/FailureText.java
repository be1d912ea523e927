package io.github.seedreamplugin.generation.purchase;

import io.github.seedreamplugin.generation.run.FailureCode;
import io.github.seedreamplugin.segmind.Answer;
import io.github.seedreamplugin.segmind.CallOutcome;
import io.github.seedreamplugin.segmind.Refusal;
import java.util.Optional;

/** Says what the service's answers mean for the user, and what to do about them. */
final class FailureText {

    private FailureText() {}

    static Ending.Problem refused(CallOutcome.Refused refused) {
        int status = refused.answer().status();
        return new Ending.Problem(
                FailureCode.valueOf(refused.refusal().name()),
                Optional.of(status),
                "HTTP " + status + ": " + clause(refused.message()) + advice(refused.refusal()),
                Optional.empty());
    }

    /** The service answered the free question for the balance with a refusal: no purchase would fare better. */
    static Ending.Problem balanceRefused(int status, String message) {
        Refusal refusal = status == 401 ? Refusal.UNAUTHORIZED : Refusal.FORBIDDEN;
        return new Ending.Problem(
                FailureCode.valueOf(refusal.name()),
                Optional.of(status),
                "nothing was started: asked for the balance, the service answered HTTP " + status + ": "
                        + clause(message)
                        + advice(refusal),
                Optional.empty());
    }

    /** The service's words as part of a longer sentence. */
    private static String clause(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private static String advice(Refusal refusal) {
        return switch (refusal) {
            case INVALID_REQUEST -> "; the provider takes this image's attributes otherwise than its page says";
            case MODERATED -> "; nothing was charged, and the same prompt will always be refused: change its words";
            case UNAUTHORIZED ->
                "; the provider does not know the API key: see the <password> of the <server> in"
                        + " settings.xml, or SEGMIND_API_KEY";
            case FORBIDDEN -> "; the API key may not use this model: see the account at the provider";
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "; see seedream.endpoint";
            case OUT_OF_CREDITS -> "; top up the account and run the build again, what is bought is kept";
            case RATE_LIMITED ->
                "; lower seedream.requestsPerMinute to what the account's plan allows (5 on the free"
                        + " plan, 50 on the paid one)";
            case UNAVAILABLE -> "; run the build again later, what is bought is kept";
            case UNEXPECTED_STATUS -> "; the provider does not document this status";
        };
    }

    /** What is said of a call without a usable answer, once the balance has shown that it cost nothing. */
    static Ending.Problem ifNotCharged(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.ServerError error) {
            int status = error.answer().status();
            return new Ending.Problem(
                    FailureCode.SERVER_ERROR,
                    Optional.of(status),
                    "the service failed with HTTP " + status + ": " + error.message(),
                    Optional.empty());
        }
        CallOutcome.Unknown unknown = (CallOutcome.Unknown) outcome;
        return new Ending.Problem(
                FailureCode.NO_ANSWER,
                unknown.answer().map(Answer::status),
                "no whole answer came: " + unknown.reason(),
                Optional.empty());
    }

    static Ending.Problem unusable(ReceivedPictures.Unusable unusable, int status) {
        return new Ending.Problem(
                FailureCode.PAID_UNUSABLE,
                Optional.of(status),
                "it was paid for, and what came cannot be used: " + unusable.reason()
                        + unusable.quarantined()
                                .map(path -> "; kept as " + path + " in the report directory")
                                .orElse(""),
                unusable.quarantined());
    }
}
