package io.github.seedreamplugin.generation.run;

/** Why an image has no picture. The name is printed, stands in reports and has an entry in the troubleshooting page. */
public enum FailureCode {
    /** The provider found the request itself wrong (400, 422). */
    INVALID_REQUEST(Cause.USER),
    /** The provider's content moderation refused the prompt; it always will. */
    MODERATED(Cause.USER),
    /** The provider does not know the key (401). */
    UNAUTHORIZED(Cause.USER),
    /** The provider does not let the key do this (403). */
    FORBIDDEN(Cause.USER),
    /** Nothing answers at the endpoint's path (404). */
    NOT_FOUND(Cause.USER),
    /** The endpoint takes no POST (405). */
    METHOD_NOT_ALLOWED(Cause.USER),
    /** The account has too few credits (406). */
    OUT_OF_CREDITS(Cause.USER),
    /** The team of the key has spent what it may spend for now (406). */
    TEAM_LIMIT(Cause.USER),
    /** The service does not take the request's content type (406): something on the way has changed it. */
    WRONG_CONTENT_TYPE(Cause.SERVICE),
    /** The provider has retired the model (410). */
    RETIRED(Cause.USER),
    /** The provider asked to slow down for longer than the run waits (429). */
    RATE_LIMITED(Cause.SERVICE),
    /** The provider failed (500, 502, 503, 504) and charged nothing. */
    SERVER_ERROR(Cause.SERVICE),
    /** The provider answered that it made no picture, and charged nothing. */
    GENERATION_FAILED(Cause.SERVICE),
    /** An answer with a status that the provider does not document. */
    UNEXPECTED_STATUS(Cause.SERVICE),
    /** The request never left this machine. */
    NOT_SENT(Cause.SERVICE),
    /** A request was sent, no whole answer came, and nothing was charged. */
    NO_ANSWER(Cause.SERVICE),
    /** The service failed so often in a row that nothing more was started. */
    SERVICE_DOWN(Cause.SERVICE),
    /** A call was charged, and its picture never arrived. */
    PAID_LOST(Cause.SERVICE),
    /** A call was charged and what arrived is not a picture. */
    PAID_UNUSABLE(Cause.SERVICE),
    /** Its picture is still being made; the next build goes on asking for it. */
    NOT_READY(Cause.SERVICE),
    /** Some pictures of a paid call have not arrived yet; the next build fetches them, free. */
    PICTURES_MISSING(Cause.SERVICE),
    /** A call may have been charged, and nothing says whether it was. */
    INDETERMINATE(Cause.SERVICE),
    /** A picture was bought, says the lock or the ledger, and is in no bank that this run can reach. */
    NOT_IN_BANK(Cause.USER),
    /** Buying it would pass {@code maxCredits}. */
    OVER_BUDGET(Cause.USER),
    /** Buying it would leave less than {@code minRemainingCredits}, or less than nothing. */
    LOW_BALANCE(Cause.USER),
    /** It would have to be bought, and no key is configured. */
    NO_KEY(Cause.USER),
    /** It would have to be bought, and the run is frozen. */
    FROZEN(Cause.USER),
    /** It would have to be bought, and Maven is offline. */
    OFFLINE(Cause.USER),
    /** It would have to be bought, and an IDE runs the build. */
    IN_IDE(Cause.USER),
    /** A CI build would buy a whole manifest, with neither a lock nor a bank in sight. */
    FIRST_PURCHASE(Cause.USER),
    /** The run would buy something else than the plan that it was given. */
    PLAN_CHANGED(Cause.USER),
    /** It might be in the shared bank, which cannot be reached. */
    SHARED_BANK_UNREACHABLE(Cause.SERVICE),
    /** A file or folder on this machine could not be read or written. */
    DISK(Cause.SERVICE),
    /** The build was stopped. */
    STOPPED(Cause.SERVICE),
    /** Something that should not be able to happen: a defect of this plugin. */
    DEFECT(Cause.SERVICE);

    private final Cause cause;

    FailureCode(Cause cause) {
        this.cause = cause;
    }

    /** Whether the user can fix it; else it lies with the service or the disk. */
    public boolean isForTheUser() {
        return cause == Cause.USER;
    }

    /** Whether every further call would fail in the same way. */
    public boolean endsTheRun() {
        return switch (this) {
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, OUT_OF_CREDITS, TEAM_LIMIT, RETIRED -> true;
            default -> false;
        };
    }

    /** Whether it speaks against the service rather than against one image. */
    public boolean isOfTheService() {
        return switch (this) {
            case RATE_LIMITED, SERVER_ERROR, UNEXPECTED_STATUS, NOT_SENT, NO_ANSWER -> true;
            default -> false;
        };
    }

    /** Whether the service answered as if all were well, and brought no usable picture. */
    public boolean isEmptyAnswer() {
        return this == GENERATION_FAILED || this == PAID_UNUSABLE;
    }

    /** Whether an image without a picture for this reason makes the build fail. */
    public boolean failsTheBuild() {
        return this != IN_IDE;
    }

    /** Whether money went, or may have gone, and no picture came. */
    public boolean isLoss() {
        return this == PAID_LOST || this == PAID_UNUSABLE;
    }

    private enum Cause {
        USER,
        SERVICE
    }
}
