package uk.interborough.query;

import java.io.Serial;

/** An argument that cannot be used: which one, what is wrong with it, what was expected. */
public final class BadInput extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String field;
    private final String code;

    public BadInput(String field, String message) {
        this(field, message, "BAD_USER_INPUT");
    }

    public BadInput(String field, String message, String code) {
        super(message, null, false, false);
        this.field = field;
        this.code = code;
    }

    /** Path of the argument, e.g. {@code services.where.units.gt}. */
    public String field() {
        return field;
    }

    /** One of the documented codes. */
    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
