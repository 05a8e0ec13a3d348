package uk.interborough.imports;

import java.util.List;

/** What became of reading a workbook. */
sealed interface Reading {

    /** Cannot be read at all: no workbook of ours, or no way to tell which service and year it is for. */
    record Unreadable(List<WorkbookFault> faults) implements Reading {}

    /** Read; with faults, {@code content} is what could be read, so that further rules can be tried and told at once. */
    record Readable(WorkbookContent content, List<WorkbookFault> faults) implements Reading {}

    List<WorkbookFault> faults();
}
