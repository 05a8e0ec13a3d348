package uk.interborough.imports;

import java.util.List;
import java.util.UUID;

/**
 * What became of a Schedule 2 file.
 *
 * @param preview nothing was saved, whatever the changes
 * @param changes one for each row
 * @param services added, changed or varied; none in a preview
 * @param notes what was done with the file that its sender might not expect
 * @param errors nothing was saved while there is one
 */
record Schedule2Outcome(
        boolean preview,
        List<Schedule2Change> changes,
        List<UUID> services,
        List<String> notes,
        List<Schedule2Fault> errors) {

    static Schedule2Outcome refused(boolean preview, List<String> notes, List<Schedule2Fault> faults) {
        return new Schedule2Outcome(preview, List.of(), List.of(), notes, faults);
    }
}
