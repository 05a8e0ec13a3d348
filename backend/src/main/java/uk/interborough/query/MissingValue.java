package uk.interborough.query;

import java.io.Serial;

/** A value that the contract promises is not there. */
final class MissingValue extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String name;

    MissingValue(String name) {
        super(name + " has no value");
        this.name = name;
    }

    String name() {
        return name;
    }
}
