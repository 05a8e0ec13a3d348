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

    /** What to quote when asking for help. Null if the server gave none. */
    public @Nullable String traceId() {
        return traceId;
    }
}
