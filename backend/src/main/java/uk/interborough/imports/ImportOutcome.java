package uk.interborough.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a workbook.
 *
 * @param importId null when there were faults; for a file that changes nothing the import it came with first, if any
 * @param performanceReturns received or amended, in the order of their quarters
 * @param errors nothing was saved while there is one
 */
record ImportOutcome(@Nullable UUID importId, List<UUID> performanceReturns, List<WorkbookFault> errors) {

    static ImportOutcome refused(List<WorkbookFault> faults) {
        return new ImportOutcome(null, List.of(), faults);
    }
}
