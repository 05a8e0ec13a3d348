package uk.interborough.ui.api;

import org.jspecify.annotations.Nullable;

/** A question was not answered. The message is fit to be shown. */
public class ApiException extends RuntimeException {

    private final String code;
    private final @Nullable String traceId;

    public ApiException(String code, String message, @Nullable String traceId) {
        this(code, message, traceId, null);
    }

    public ApiException(String code, String message, @Nullable String traceId, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.traceId = traceId;
    }

    /** One of the contract's documented codes. */
    public String code() {
        return code;
    }

    /** Whether the person has to sign in again, or to change a password, before anything is answered. */
    public boolean meansRightsAreLost() {
        return code.equals("UNAUTHENTICATED") || code.equals("PASSWORD_CHANGE_REQUIRED");
    }

    /** What to quote when asking for help. Null if the server gave none. */
    public @Nullable String traceId() {
        return traceId;
    }

    /** The sentence that says so, after a space, to end a message with; empty if there is nothing to quote. */
    public String reference() {
        return traceId == null ? "" : " Reference " + traceId + ".";
    }
}
