package uk.interborough.imports;

import org.jspecify.annotations.Nullable;

/**
 * A fault in a file of the retail prices index.
 *
 * @param line of the file, from 1; null: the whole file
 */
public record RetailPriceFault(
        FaultCode code,
        String message,
        @Nullable Integer line,
        @Nullable String clause) {

    static RetailPriceFault ofFile(FaultCode code, String message) {
        return new RetailPriceFault(code, message, null, null);
    }

    static RetailPriceFault at(int line, FaultCode code, String message) {
        return new RetailPriceFault(code, message, line, "JPA 12");
    }

    /** The argument at fault. */
    public String getField() {
        return "file";
    }
}
