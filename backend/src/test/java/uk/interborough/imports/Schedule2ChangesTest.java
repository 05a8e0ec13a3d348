package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;

import java.util.stream.Stream;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.imports.Schedule2Change.Kind;
import uk.interborough.imports.Schedule2Change.Schedule2Difference;

/** What a row of a file does to a service and its contract. */
@Tag("database")
class Schedule2ChangesTest {
    private Schedule2World world;

    @BeforeEach
    void anEmptySchedule() {
        world = new Schedule2World();
    }

    @Test
    void aNewServiceIsAddedWithItsContract() {
        Schedule2Outcome outcome = world.saved(csv(row("0001")));

        assertThat(Schedule2World.kinds(outcome)).containsExactly(Kind.ADD);
        assertThat(outcome.services()).hasSize(1);
        assertThat(world.one(
                                "select s.spls_id, s.name, p.name, a.slug, s.languages::text, c.reference, c.starts_on, c.units,"
                                        + " c.annual_price_pence, c.staff_hours_per_week::text, c.has_protocol_clause, c.duration"
                                        + " from service s join contract c on c.service_id = s.id join provider p on p.id = s.provider_id"
                                        + " join authority a on a.id = s.authority_id")
                        .intoList())
                .containsExactly(
                        "0001",
                        "Service 0001",
                        "Example Homes",
                        "ealing",
                        "{en,pa}",
                        "C-0001",
                        java.sql.Date.valueOf("2025-04-01"),
                        12,
                        12000050L,
                        "87.50",
                        true,
                        "SHORT_TERM");
    }

    @Test
    void whatDiffersIsChangedAndNamed() {
        world.saved(csv(row("0001"), row("0002")));

        Schedule2Outcome outcome = world.saved(
                csv(row("0001", Schedule2Column.SERVICE_NAME, "Elm House", Schedule2Column.UNITS, "14"), row("0002")));

        assertThat(Schedule2World.kinds(outcome)).containsExactly(Kind.CHANGE, Kind.NOTHING);
        assertThat(outcome.changes().getFirst().what())
                .containsExactly(
                        new Schedule2Difference("Service name", "Service 0001", "Elm House"),
                        new Schedule2Difference("Units", "12", "14"));
        assertThat(outcome.services()).hasSize(1);
        assertThat(world.count("contract")).isEqualTo(2);
    }

    @Test
    void laterTermsAreAVariation() {
        world.saved(csv(row("0001")));

        Schedule2Outcome outcome =
                world.saved(csv(row("0001", Schedule2Column.STARTS, "1 October 2025", Schedule2Column.UNITS, "20")));

        assertThat(Schedule2World.kinds(outcome)).containsExactly(Kind.VARY);
        assertThat(outcome.changes().getFirst().what())
                .containsExactly(
                        new Schedule2Difference("Starts", "2025-04-01", "2025-10-01"),
                        new Schedule2Difference("Units", "12", "20"),
                        new Schedule2Difference("Earlier terms end", null, "2025-09-30"));
        Record varied =
                world.one("select n.units, n.reference, n.annual_price_pence, o.ends_on, n.starts_on from contract n"
                        + " join contract o on o.id = n.varies_contract_id");
        assertThat(varied.intoList())
                .containsExactly(
                        20,
                        "C-0001",
                        12000050L,
                        java.sql.Date.valueOf("2025-09-30"),
                        java.sql.Date.valueOf("2025-10-01"));
        assertThat(Schedule2World.kinds(world.saved(
                        csv(row("0001", Schedule2Column.STARTS, "1 October 2025", Schedule2Column.UNITS, "20")))))
                .containsExactly(Kind.NOTHING);
    }

    @Test
    void termsAfterAGapVaryNothing() {
        world.saved(csv(row("0001", Schedule2Column.ENDS, "30/06/2025")));

        assertThat(Schedule2World.kinds(world.saved(csv(row("0001", Schedule2Column.STARTS, "01/10/2025")))))
                .containsExactly(Kind.VARY);

        assertThat(world.count("contract where varies_contract_id is null")).isEqualTo(2);
    }

    @Test
    void aFileThatIsOutOfDateIsRefused() {
        world.saved(csv(row("0001")));
        world.saved(csv(row("0001", Schedule2Column.STARTS, "01/10/2025")));

        world.assertFault(csv(row("0001")), FaultCode.IMPOSSIBLE, "Ends");
        world.assertFault(csv(row("0001", Schedule2Column.STARTS, "01/06/2025")), FaultCode.IMPOSSIBLE, "Starts");
    }

    @Test
    void aColumnLeftOutStaysAsRecorded() {
        world.saved(csv(row("0001", Schedule2Column.DESCRIPTION, "A hostel")));
        Schedule2Column[] few = Schedule2Column.REQUIRED.toArray(Schedule2Column[]::new);

        Schedule2Outcome outcome =
                world.saved(Schedule2Files.csv(',', "\n", few, row("0001")).getBytes());

        assertThat(Schedule2World.kinds(outcome)).containsExactly(Kind.NOTHING);
        assertThat(outcome.notes())
                .anyMatch(note -> note.startsWith("Not in the file") && note.contains("“Description”"));
        assertThat(Schedule2World.kinds(world.saved(csv(row("0001"))))).containsExactly(Kind.CHANGE);
        assertThat(world.one("select description from service").get(0)).isNull();
    }

    @Test
    void aServiceWithoutAContractIsNotBoughtYet() {
        Schedule2Column[] few = Schedule2Column.REQUIRED.toArray(Schedule2Column[]::new);
        world.assertFault(
                Schedule2Files.csv(',', "\n", few, row("1")).getBytes(), FaultCode.INCOMPLETE, "Contract reference");

        few = Stream.concat(Schedule2Column.REQUIRED.stream(), Stream.of(Schedule2Column.STAGE))
                .toArray(Schedule2Column[]::new);
        world.saved(Schedule2Files.csv(',', "\n", few, row("1", Schedule2Column.STAGE, "to be commissioned"))
                .getBytes());

        assertThat(Schedule2World.kinds(world.saved(csv(row("1"))))).containsExactly(Kind.CHANGE);
        assertThat(world.count("contract")).isEqualTo(1);
    }

    @Test
    void providersAreFoundByNumberThenByName() {
        world.saved(csv(
                row(
                        "1",
                        Schedule2Column.PROVIDER_NAME,
                        "New Homes",
                        Schedule2Column.PROVIDER_IDENTIFIER,
                        "gb-coh: 0123"),
                row("2", Schedule2Column.PROVIDER_NAME, "New Homes"),
                row(
                        "3",
                        Schedule2Column.PROVIDER_NAME,
                        "Newer Homes",
                        Schedule2Column.PROVIDER_IDENTIFIER,
                        "GB-CHC:9")));
        Schedule2Outcome outcome = world.saved(csv(
                row(
                        "4",
                        Schedule2Column.PROVIDER_NAME,
                        "Other Name",
                        Schedule2Column.PROVIDER_IDENTIFIER,
                        "GB-COH:0123"),
                row(
                        "5",
                        Schedule2Column.PROVIDER_NAME,
                        "Newer Homes",
                        Schedule2Column.PROVIDER_IDENTIFIER,
                        "GB-COH:5")));

        assertThat(world.count("provider")).isEqualTo(3);
        assertThat(world.count("provider_identifier")).isEqualTo(2);
        assertThat(world.count("service s join provider p on p.id = s.provider_id where p.name = 'New Homes'"))
                .isEqualTo(3);
        assertThat(outcome.notes())
                .anyMatch(note -> note.contains("“Other Name” is recorded as “New Homes”"))
                .anyMatch(note -> note.contains("GB-COH:5 of “Newer Homes” is not on record"));
        world.assertFault(
                csv(row(
                        "6",
                        Schedule2Column.PROVIDER_NAME,
                        "New Homes",
                        Schedule2Column.PROVIDER_IDENTIFIER,
                        "GB-COH:7")),
                FaultCode.AMBIGUOUS,
                "Provider identifier");
    }
}
