package uk.interborough.imports;

/** Why a workbook or another file is refused. The names are part of the contract. */
public enum FaultCode {
    /** Neither an XLSX workbook nor one that can be opened. */
    NOT_A_WORKBOOK,
    /** Neither an XLSX workbook nor a CSV file in UTF-8. */
    NOT_A_TABLE,
    PASSWORD_PROTECTED,
    CONTAINS_MACROS,
    FILE_TOO_LARGE,
    UNKNOWN_FORMAT,
    SHEET_MISSING,
    COLUMN_MISSING,
    /** A row or column is not where it was in the workbook that was sent out. */
    LAYOUT_CHANGED,
    MERGED_CELLS,
    NOT_A_NUMBER,
    NOT_A_WHOLE_NUMBER,
    NEGATIVE,
    /** Neither a date cell nor a date as it is written in Britain or by ISO 8601. */
    NOT_A_DATE,
    /** A number or a name that can be read in two ways. */
    AMBIGUOUS,
    OUT_OF_RANGE,
    /** A formula whose result was never computed. */
    NOT_CALCULATED,
    NOT_IN_LIST,
    TOO_LONG,
    INCOMPLETE,
    DUPLICATE,
    /** More than it is part of, or utilisation beyond what can be. */
    IMPOSSIBLE,
    QUARTER_NOT_ENDED,
    NOT_UNDER_CONTRACT,
    NOTHING_FILLED_IN,
    NOT_FOUND,
    /** Only some roles may do this. */
    FORBIDDEN,
    KEY_REUSED,
    /** Saving would change something else than its preview showed. */
    CONFLICT,
    /** Somebody else is saving what the file is about. */
    BUSY,
    TOO_MANY_FAULTS
}
