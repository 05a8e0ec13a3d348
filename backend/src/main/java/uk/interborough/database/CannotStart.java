package uk.interborough.database;

import org.jspecify.annotations.Nullable;

/** The start stops here, for a reason that is told to the person who started it, together with what to do about it. */
public final class CannotStart extends RuntimeException {
    private final String remedy;

    public CannotStart(String reason, String remedy) {
        this(reason, remedy, null);
    }

    public CannotStart(String reason, String remedy, @Nullable Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    /** What to do about it, in one or two sentences. */
    public String remedy() {
        return remedy;
    }
}
