package uk.interborough.imports;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of a Schedule 2 file.
 *
 * @param preview nothing was saved, whatever the changes
 * @param changes one for each row; with faults none, but for a conflict: then what saving would change now
 * @param fingerprint stands for these changes and notes; null when there are none because of faults
 * @param services added, changed or varied; none in a preview
 * @param notes what was done with the file that its sender might not expect
 * @param errors nothing was saved while there is one
 */
record Schedule2Outcome(
        boolean preview,
        List<Schedule2Change> changes,
        @Nullable String fingerprint,
        List<UUID> services,
        List<String> notes,
        List<Schedule2Fault> errors) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CHANGED =
            "Schedule 2 has changed since the preview, so this file would now do something else. Nothing was saved. Look at the new preview.";

    static Schedule2Outcome refused(boolean preview, List<String> notes, List<Schedule2Fault> faults) {
        return new Schedule2Outcome(preview, List.of(), null, List.of(), notes, faults);
    }

    static Schedule2Outcome previewed(List<Schedule2Change> changes, List<String> notes) {
        byte[] digest = ReceivedFile.digest(
                JSON.writeValueAsString(List.of(changes, notes)).getBytes(StandardCharsets.UTF_8));
        return new Schedule2Outcome(true, changes, HexFormat.of().formatHex(digest), List.of(), notes, List.of());
    }

    Schedule2Outcome saved(List<UUID> touched) {
        return new Schedule2Outcome(false, changes, fingerprint, touched, notes, List.of());
    }

    /** Not saved, because something else was previewed. */
    Schedule2Outcome conflicting() {
        return new Schedule2Outcome(
                true,
                changes,
                fingerprint,
                List.of(),
                notes,
                List.of(Schedule2Fault.ofFile(FaultCode.CONFLICT, CHANGED)));
    }
}
