package uk.interborough.imports;

import org.jspecify.annotations.Nullable;

/**
 * A fault in a Schedule 2 file, in words an officer understands.
 *
 * @param row of the sheet or line of the file, from 1; null when the whole file is at fault
 * @param column its heading; null when the whole row or file is at fault
 * @param found what stands there; null when nothing does
 */
public record Schedule2Fault(
        FaultCode code,
        String message,
        @Nullable Integer row,
        @Nullable String column,
        @Nullable String found,
        @Nullable String expected,
        @Nullable String clause) {

    static Schedule2Fault ofFile(FaultCode code, String message) {
        return new Schedule2Fault(code, message, null, null, null, null, null);
    }

    /** The argument at fault. */
    public String getField() {
        return code == FaultCode.CONFLICT ? "asPreviewed" : "file";
    }
}
