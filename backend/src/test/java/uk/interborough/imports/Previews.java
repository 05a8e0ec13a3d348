package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.assertj.core.groups.Tuple;

/** What a commissioner of Ealing, whose Schedule 2 is empty, is shown of a file. */
final class Previews {
    private final ImportDatabase.Officer officer = new ImportDatabase().officer("ealing", "COMMISSIONER");

    Schedule2Templates templates() {
        return officer.templates;
    }

    Schedule2Outcome of(byte[] file) {
        return officer.preview(file);
    }

    /** Heading and new value of what the first row changes. */
    static List<Tuple> what(Schedule2Outcome outcome) {
        assertThat(outcome.errors()).isEmpty();
        return outcome.changes().getFirst().what().stream()
                .map(difference -> tuple(difference.field(), difference.after()))
                .toList();
    }

    void assertFaults(byte[] file, Tuple... faults) {
        assertThat(of(file).errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::row, Schedule2Fault::column)
                .containsExactly(faults);
    }

    /** As a whole, in a sentence. */
    void assertRefused(FaultCode code, byte[] file) {
        List<Schedule2Fault> faults = of(file).errors();
        assertThat(faults).extracting(Schedule2Fault::code).containsExactly(code);
        assertThat(faults.getFirst().message()).matches("(?s)[A-Z].*[.?]");
    }
}
