package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** A Schedule 2 of Ealing, empty at first, and an officer who keeps it. */
final class Schedule2World {
    final ImportDatabase database = new ImportDatabase();
    final ImportDatabase.Officer officer = database.officer("ealing", "CONTRACT_OFFICER");

    /** Without faults. */
    Schedule2Outcome saved(byte[] file) {
        Schedule2Outcome outcome = officer.save(file);
        assertThat(outcome.errors()).isEmpty();
        return outcome;
    }

    /** Under one key, whatever the file. */
    Schedule2Outcome keyed(byte[] file) {
        return officer.schedule2.receive(new Schedule2Imports.Request(file, "a.csv", false, null, null, "one"));
    }

    void assertFault(byte[] file, FaultCode code, String column) {
        assertThat(officer.save(file).errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::column)
                .containsExactly(tuple(code, column));
    }

    static List<Schedule2Change.Kind> kinds(Schedule2Outcome outcome) {
        return outcome.changes().stream().map(Schedule2Change::kind).toList();
    }

    int count(String from) {
        return one("select count(*)::int from " + from).get(0, Integer.class);
    }

    Record one(String sql) {
        return database.owner.fetchSingle(sql);
    }

    UUID partnership(String code) {
        return database.owner
                .fetchSingle("select id from partnership where code = {0}", DSL.val(code))
                .get(0, UUID.class);
    }

    /** The code of a partnership beside West London. */
    String second() {
        return one("select code from partnership where code <> 'WEST_LONDON' order by code limit 1")
                .get(0, String.class);
    }
}
