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
    /** The account holds too few credits (406). */
    OUT_OF_CREDITS(Cause.USER),
    /** The provider asked to slow down for longer than the run waits (429). */
    RATE_LIMITED(Cause.SERVICE),
    /** The provider is not available (503). */
    UNAVAILABLE(Cause.SERVICE),
    /** The provider failed (500, 502, 504) and, as the balance shows, charged nothing. */
    SERVER_ERROR(Cause.SERVICE),
    /** An answer with a status that the provider does not document. */
    UNEXPECTED_STATUS(Cause.SERVICE),
    /** The request never left this machine. */
    NOT_SENT(Cause.SERVICE),
    /** A request was sent, no whole answer came, and, as the balance shows, nothing was charged. */
    NO_ANSWER(Cause.SERVICE),
    /** The service failed so often in a row that nothing more was started. */
    SERVICE_DOWN(Cause.SERVICE),
    /** A call was charged, as the balance shows, and its picture never arrived. */
    PAID_LOST(Cause.SERVICE),
    /** A call was charged and what arrived is no picture. */
    PAID_UNUSABLE(Cause.SERVICE),
    /** A call may have been charged; the balance cannot tell. */
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
    /** It would have to be bought, and Maven works offline. */
    OFFLINE(Cause.USER),
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

    /** Whether the user can mend it; else it lies with the service or the disk. */
    public boolean isForTheUser() {
        return cause == Cause.USER;
    }

    /** Whether every further call would fail in the same way. */
    public boolean endsTheRun() {
        return switch (this) {
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, METHOD_NOT_ALLOWED, OUT_OF_CREDITS -> true;
            default -> false;
        };
    }

    /** Whether it speaks against the service rather than against one image. */
    public boolean isOfTheService() {
        return switch (this) {
            case RATE_LIMITED, UNAVAILABLE, SERVER_ERROR, UNEXPECTED_STATUS, NOT_SENT, NO_ANSWER -> true;
            default -> false;
        };
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
