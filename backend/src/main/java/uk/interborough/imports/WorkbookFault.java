package uk.interborough.imports;

import org.jspecify.annotations.Nullable;

/**
 * A fault in a workbook, in words a provider understands.
 *
 * @param cell e.g. C12; null when the whole sheet or file is at fault
 * @param found what stands there; null when nothing does
 */
public record WorkbookFault(
        FaultCode code,
        String message,
        @Nullable String sheet,
        @Nullable String cell,
        @Nullable String found,
        @Nullable String expected,
        @Nullable String clause) {

    static WorkbookFault ofFile(FaultCode code, String message) {
        return new WorkbookFault(code, message, null, null, null, null, null);
    }

    static WorkbookFault ofSheet(FaultCode code, String sheet, String message) {
        return new WorkbookFault(code, message, sheet, null, null, null, null);
    }

    WorkbookFault under(String rule) {
        return new WorkbookFault(code, message, sheet, cell, found, expected, rule);
    }

    /** The argument at fault. */
    public String getField() {
        return "file";
    }
}
