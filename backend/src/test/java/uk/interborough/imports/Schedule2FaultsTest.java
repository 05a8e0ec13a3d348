package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything wrong with a file is told at once, in words an officer understands. */
@Tag("database")
class Schedule2FaultsTest {
    private static Previews previews;

    @BeforeAll
    static void anEmptySchedule() {
        previews = new Previews();
    }

    @Test
    void everyFaultIsToldAtOnceWithRowAndColumn() {
        Schedule2Files.Row wrong = row(
                "2%",
                Schedule2Column.SERVICE_NAME,
                "x".repeat(201),
                Schedule2Column.PROVIDER_IDENTIFIER,
                "12345",
                Schedule2Column.HOST_AUTHORITY,
                "Atlantis",
                Schedule2Column.CLIENT_GROUP,
                "99",
                Schedule2Column.SERVICE_TYPE,
                "",
                Schedule2Column.STAGE,
                "soon",
                Schedule2Column.DIRECT_ACCESS,
                "perhaps",
                Schedule2Column.REFERENCE,
                "",
                Schedule2Column.SIGNED,
                "31/02/2025",
                Schedule2Column.DURATION,
                "medium",
                Schedule2Column.UNITS,
                "1.5",
                Schedule2Column.ANNUAL_PRICE,
                "-1",
                Schedule2Column.STAFF_HOURS,
                "many",
                Schedule2Column.LANGUAGES,
                "English");

        previews.assertFaults(
                csv(
                        wrong,
                        row("3", Schedule2Column.ENDS, "31/03/2025"),
                        row("4"),
                        row("4"),
                        row("5", Schedule2Column.UNITS, "99999999")),
                tuple(FaultCode.OUT_OF_RANGE, 2, "SPLS id"),
                tuple(FaultCode.TOO_LONG, 2, "Service name"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Provider identifier"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Host authority"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Client group"),
                tuple(FaultCode.INCOMPLETE, 2, "Service type"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Stage"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Direct access"),
                tuple(FaultCode.INCOMPLETE, 2, "Contract reference"),
                tuple(FaultCode.NOT_A_DATE, 2, "Signed"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Duration"),
                tuple(FaultCode.NOT_A_WHOLE_NUMBER, 2, "Units"),
                tuple(FaultCode.NEGATIVE, 2, "Annual price £"),
                tuple(FaultCode.NOT_A_NUMBER, 2, "Staff hours a week"),
                tuple(FaultCode.NOT_IN_LIST, 2, "Languages"),
                tuple(FaultCode.IMPOSSIBLE, 3, "Ends"),
                tuple(FaultCode.DUPLICATE, 5, "SPLS id"),
                tuple(FaultCode.OUT_OF_RANGE, 6, "Units"));
    }

    @Test
    void missingColumnsAreNamedAndStrangeOnesIgnoredWithANote() {
        String file = "Our own,SPLS ID,service_name,Provider  name,Units\nx,1,Elm House,Example Homes,3\n";

        Schedule2Outcome outcome = previews.of(file.getBytes(StandardCharsets.UTF_8));

        assertThat(outcome.errors()).extracting(Schedule2Fault::code).containsOnly(FaultCode.COLUMN_MISSING);
        assertThat(outcome.errors())
                .extracting(Schedule2Fault::column)
                .containsExactly(
                        "Client group",
                        "Service type",
                        "Contract reference",
                        "Starts",
                        "Duration",
                        "Annual price £",
                        "Staff hours a week");
        assertThat(outcome.notes()).anyMatch(note -> note.contains("“Our own”"));
    }

    @Test
    void aFileFullOfFaultsIsCutShort() {
        byte[] rows =
                (new String(csv(), StandardCharsets.UTF_8) + "%,x\n".repeat(600)).getBytes(StandardCharsets.UTF_8);

        assertThat(previews.of(rows).errors())
                .hasSize(501)
                .extracting(Schedule2Fault::code)
                .contains(FaultCode.TOO_MANY_FAULTS);
    }
}
