package uk.interborough.export;

import java.io.Serial;

/** The answer cannot be such a file: why, and what to ask for instead. */
public final class FileRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** This kind of file cannot hold it. */
        NOT_ACCEPTABLE,
        /** There are more rows, or longer texts, than a file may hold. */
        LIMIT_EXCEEDED,
        /** What was asked cannot be written in any file. */
        BAD_USER_INPUT,
        /** It took too long. */
        TIMEOUT,
        /** Too many files are under way. */
        UNAVAILABLE
    }

    FileRefused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
