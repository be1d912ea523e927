package io.github.seedreamplugin.segmind;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the status of an answer means by the provider's table. The table says which statuses are not charged; what the
 * service states in the answer itself is surer than the table.
 */
public enum StatusMeaning {
    /** 2xx: output was produced, or so the status says. The only one that is charged by the table. */
    DELIVERY,
    /** 400 or 422, or 406 for a refused value: the request itself is wrong. */
    INVALID_REQUEST,
    /** 400 or 422 with the words of content moderation: permanent for this prompt. */
    MODERATED,
    /** 401: the key is missing or not valid; the message tells which. */
    UNAUTHORIZED,
    /** 403: the account or team may not use the model. */
    FORBIDDEN,
    /** 404: no such endpoint. */
    NOT_FOUND,
    /** 405: the endpoint takes no POST. */
    METHOD_NOT_ALLOWED,
    /** 406 about credits: the account has not enough. */
    OUT_OF_CREDITS,
    /** 406 about a team: its spend limit for the period is reached. */
    TEAM_LIMIT,
    /** 406 about the content type: something on the way changed the request's header. */
    WRONG_CONTENT_TYPE,
    /** 410: the model was retired. */
    RETIRED,
    /** 429: too many requests. */
    RATE_LIMITED,
    /** 5xx: the service or a gateway failed; nobody says whether it was charged. */
    SERVER_ERROR,
    /** Any other status, none of which is documented; nobody says whether it was charged. */
    UNEXPECTED_STATUS;

    // Seen: "… failed because the output image may contain sensitive information."
    private static final Pattern MODERATION =
            Pattern.compile("sensitive (information|content|word)|moderat|nsfw|content policy");
    private static final Pattern LIMIT =
            Pattern.compile("(team|member|workspace|organi[sz]ation).*(limit|cap\\b|budget|quota)"
                    + "|(spend(ing)?|daily|weekly|monthly) (limit|cap|budget|quota)");
    private static final Pattern CONTENT_TYPE = Pattern.compile("content[- ]type|media type");
    private static final Pattern CREDITS = Pattern.compile("credit|balance|insufficient|top.?up|funds");
    private static final Pattern VALUE =
            Pattern.compile("must be|should be|one of|not (a )?valid|invalid|unsupported|not supported|not allowed"
                    + "|not permitted|expected|out of range|missing|required");

    private static final Set<StatusMeaning> NOT_FREE = EnumSet.of(DELIVERY, SERVER_ERROR, UNEXPECTED_STATUS);
    private static final Set<StatusMeaning> ENDS_THE_RUN =
            EnumSet.of(UNAUTHORIZED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, OUT_OF_CREDITS, TEAM_LIMIT, RETIRED);

    /**
     * Whether the provider's table says that such an answer is not charged: 400, 401, 403, 404, 405, 406, 410, 422 and
     * 429. The table's line for 500 is known from a third party alone, so it does not count.
     */
    public boolean isFreeByTable() {
        return !NOT_FREE.contains(this);
    }

    /** Whether every further call would be answered in the same way. */
    public boolean endsTheRun() {
        return ENDS_THE_RUN.contains(this);
    }

    /** The meaning of a status with these words of the service. */
    static StatusMeaning of(int status, String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return switch (status) {
            case 400, 422 -> MODERATION.matcher(words).find() ? MODERATED : INVALID_REQUEST;
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> notAcceptable(words);
            case 410 -> RETIRED;
            case 429 -> RATE_LIMITED;
            default -> other(status);
        };
    }

    /** Whether these words of the service are those of content moderation. */
    static boolean isModeration(String message) {
        return MODERATION.matcher(message.toLowerCase(Locale.ROOT)).find();
    }

    /** One status for four things; without telling words it is what the provider's page says: not enough credits. */
    private static StatusMeaning notAcceptable(String words) {
        if (LIMIT.matcher(words).find()) {
            return TEAM_LIMIT;
        }
        if (CONTENT_TYPE.matcher(words).find()) {
            return WRONG_CONTENT_TYPE;
        }
        if (MODERATION.matcher(words).find()) {
            return MODERATED;
        }
        return !CREDITS.matcher(words).find() && VALUE.matcher(words).find() ? INVALID_REQUEST : OUT_OF_CREDITS;
    }

    private static StatusMeaning other(int status) {
        if (status >= 200 && status <= 299) {
            return DELIVERY;
        }
        return status >= 500 && status <= 599 ? SERVER_ERROR : UNEXPECTED_STATUS;
    }
}
