package io.github.seedreamplugin.segmind;

import java.util.Locale;
import java.util.regex.Pattern;

/** Why the service said no. By its documentation only a 200 is billed, so a refusal costs nothing. */
public enum Refusal {
    /** 400 or 422: the request itself is wrong. */
    INVALID_REQUEST(false),
    /** 400 or 422 with the words of content moderation: permanent for this prompt. */
    MODERATED(false),
    /** 401: the key is wrong. */
    UNAUTHORIZED(true),
    /** 403: the key may not do this. */
    FORBIDDEN(true),
    /** 404: no such endpoint. */
    NOT_FOUND(true),
    /** 405: the endpoint takes no POST. */
    METHOD_NOT_ALLOWED(true),
    /** 406: not enough credits. */
    OUT_OF_CREDITS(true),
    /** 429: too many requests. */
    RATE_LIMITED(false),
    /** 503: not now. */
    UNAVAILABLE(false),
    /** Any other 3xx or 4xx, none of which is documented. */
    UNEXPECTED_STATUS(false);

    // Seen: "… failed because the output image may contain sensitive information."
    private static final Pattern MODERATION =
            Pattern.compile("sensitive (information|content|word)|moderat|nsfw|content policy");

    private final boolean stopsTheRun;

    Refusal(boolean stopsTheRun) {
        this.stopsTheRun = stopsTheRun;
    }

    /** Whether every further call would be refused in the same way. */
    public boolean stopsTheRun() {
        return stopsTheRun;
    }

    static Refusal of(int status, String message) {
        return switch (status) {
            case 400, 422 ->
                MODERATION.matcher(message.toLowerCase(Locale.ROOT)).find() ? MODERATED : INVALID_REQUEST;
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> OUT_OF_CREDITS;
            case 429 -> RATE_LIMITED;
            case 503 -> UNAVAILABLE;
            default -> UNEXPECTED_STATUS;
        };
    }
}
