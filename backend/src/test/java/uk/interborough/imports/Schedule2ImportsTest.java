package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.Schedule2Files.csv;
import static uk.interborough.imports.Schedule2Files.row;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.imports.Schedule2Change.Kind;
import uk.interborough.imports.Schedule2Change.Schedule2Difference;

/** What a file of services and contracts does to Schedule 2. */
@Tag("database")
class Schedule2ImportsTest {
    private ImportDatabase world;
    private ImportDatabase.Officer officer;

    @BeforeEach
    void anEmptySchedule() {
        world = new ImportDatabase();
        officer = world.officer("ealing", "CONTRACT_OFFICER");
    }

    @Test
    void aNewServiceIsAddedWithItsContract() {
        Schedule2Outcome outcome = saved(csv(row("0001")));

        assertThat(kinds(outcome)).containsExactly(Kind.ADD);
        assertThat(outcome.services()).hasSize(1);
        assertThat(one("select s.spls_id, s.name, p.name, a.slug, s.languages::text, c.reference, c.starts_on, c.units,"
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
    void aPreviewShowsWhatSavingDoesAndSavesNothing() {
        byte[] file = csv(row("0001"), row("0002", Schedule2Column.PROVIDER_NAME, "New Homes"));

        Schedule2Outcome preview = officer.preview(file);

        assertThat(count("service") + count("contract") + count("schedule_2_import") + count("history.service"))
                .isZero();
        assertThat(count("provider")).isEqualTo(1);
        assertThat(preview.services()).isEmpty();
        Schedule2Outcome saved = saved(file);
        assertThat(saved.changes()).isEqualTo(preview.changes());
        assertThat(saved.notes()).isEqualTo(preview.notes());
        assertThat(count("service")).isEqualTo(2);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        byte[] file = csv(row("0001", Schedule2Column.DESCRIPTION, "Two \"lines\",\nand a comma"), row("0002"));
        saved(file);

        Schedule2Outcome again = saved(file);

        assertThat(kinds(again)).containsExactly(Kind.NOTHING, Kind.NOTHING);
        assertThat(again.services()).isEmpty();
        assertThat(again.changes())
                .allSatisfy(change -> assertThat(change.what()).isEmpty());
        assertThat(count("schedule_2_import")).isEqualTo(1);
    }

    @Test
    void whatDiffersIsChangedAndNamed() {
        saved(csv(row("0001"), row("0002")));

        Schedule2Outcome outcome = saved(
                csv(row("0001", Schedule2Column.SERVICE_NAME, "Elm House", Schedule2Column.UNITS, "14"), row("0002")));

        assertThat(kinds(outcome)).containsExactly(Kind.CHANGE, Kind.NOTHING);
        assertThat(outcome.changes().getFirst().what())
                .containsExactly(
                        new Schedule2Difference("Service name", "Service 0001", "Elm House"),
                        new Schedule2Difference("Units", "12", "14"));
        assertThat(outcome.services()).hasSize(1);
        assertThat(count("contract")).isEqualTo(2);
    }

    @Test
    void laterTermsAreAVariation() {
        saved(csv(row("0001")));

        Schedule2Outcome outcome =
                saved(csv(row("0001", Schedule2Column.STARTS, "1 October 2025", Schedule2Column.UNITS, "20")));

        assertThat(kinds(outcome)).containsExactly(Kind.VARY);
        assertThat(outcome.changes().getFirst().what())
                .containsExactly(
                        new Schedule2Difference("Starts", "2025-04-01", "2025-10-01"),
                        new Schedule2Difference("Units", "12", "20"),
                        new Schedule2Difference("Earlier terms end", null, "2025-09-30"));
        Record varied = one("select n.units, n.reference, n.annual_price_pence, o.ends_on, n.starts_on from contract n"
                + " join contract o on o.id = n.varies_contract_id");
        assertThat(varied.intoList())
                .containsExactly(
                        20,
                        "C-0001",
                        12000050L,
                        java.sql.Date.valueOf("2025-09-30"),
                        java.sql.Date.valueOf("2025-10-01"));
        assertThat(kinds(
                        saved(csv(row("0001", Schedule2Column.STARTS, "1 October 2025", Schedule2Column.UNITS, "20")))))
                .containsExactly(Kind.NOTHING);
    }

    @Test
    void termsAfterAGapVaryNothing() {
        saved(csv(row("0001", Schedule2Column.ENDS, "30/06/2025")));

        assertThat(kinds(saved(csv(row("0001", Schedule2Column.STARTS, "01/10/2025")))))
                .containsExactly(Kind.VARY);

        assertThat(count("contract where varies_contract_id is null")).isEqualTo(2);
    }

    @Test
    void aFileThatIsOutOfDateIsRefused() {
        saved(csv(row("0001")));
        saved(csv(row("0001", Schedule2Column.STARTS, "01/10/2025")));

        assertFault(csv(row("0001")), FaultCode.IMPOSSIBLE, "Ends");
        assertFault(csv(row("0001", Schedule2Column.STARTS, "01/06/2025")), FaultCode.IMPOSSIBLE, "Starts");
    }

    @Test
    void aColumnLeftOutStaysAsRecorded() {
        saved(csv(row("0001", Schedule2Column.DESCRIPTION, "A hostel")));
        Schedule2Column[] few = Schedule2Column.REQUIRED.toArray(Schedule2Column[]::new);

        Schedule2Outcome outcome =
                saved(Schedule2Files.csv(',', "\n", few, row("0001")).getBytes());

        assertThat(kinds(outcome)).containsExactly(Kind.NOTHING);
        assertThat(outcome.notes())
                .anyMatch(note -> note.startsWith("Not in the file") && note.contains("“Description”"));
        assertThat(kinds(saved(csv(row("0001"))))).containsExactly(Kind.CHANGE);
        assertThat(one("select description from service").get(0)).isNull();
    }

    @Test
    void providersAreFoundByNumberThenByName() {
        saved(csv(
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
        Schedule2Outcome outcome = saved(csv(
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

        assertThat(count("provider")).isEqualTo(3);
        assertThat(count("provider_identifier")).isEqualTo(2);
        assertThat(count("service s join provider p on p.id = s.provider_id where p.name = 'New Homes'"))
                .isEqualTo(3);
        assertThat(outcome.notes())
                .anyMatch(note -> note.contains("“Other Name” is recorded as “New Homes”"))
                .anyMatch(note -> note.contains("GB-COH:5 of “Newer Homes” is not on record"));
        assertFault(
                csv(row(
                        "6",
                        Schedule2Column.PROVIDER_NAME,
                        "New Homes",
                        Schedule2Column.PROVIDER_IDENTIFIER,
                        "GB-COH:7")),
                FaultCode.AMBIGUOUS,
                "Provider identifier");
    }

    @Test
    void oneFaultAnywhereSavesNothing() {
        Schedule2Outcome outcome = officer.save(csv(row("0001"), row("0002", Schedule2Column.UNITS, "-1")));

        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::row, Schedule2Fault::column, Schedule2Fault::found)
                .containsExactly(tuple(FaultCode.NEGATIVE, 3, "Units", "-1"));
        assertThat(count("service")).isZero();
    }

    @Test
    void othersServicesAreNeverTouched() {
        saved(csv(row("0001")));
        ImportDatabase.Officer hounslow = world.officer("hounslow", "COMMISSIONER");

        Schedule2Outcome outcome = hounslow.save(csv(row("0001", Schedule2Column.SERVICE_NAME, "Theirs")));

        assertThat(kinds(outcome)).containsExactly(Kind.ADD);
        assertThat(count("service where name = 'Service 0001'")).isEqualTo(1);
        assertThat(count("service where name = 'Theirs'")).isEqualTo(1);
    }

    @Test
    void anAnalystIsRefusedByTheRulesAndByTheDatabase() {
        ImportDatabase.Officer analyst = world.officer("ealing", "ANALYST");

        assertThat(analyst.preview(csv(row("0001"))).errors())
                .extracting(Schedule2Fault::code)
                .containsExactly(FaultCode.FORBIDDEN);
        for (String insert : List.of(
                "insert into provider (name) values ('X')",
                "insert into service (partnership_id, authority_id, host_authority_id, provider_id, spls_id, name, client_group_id, service_type_id)"
                        + " select (app.partnership_ids())[1], app.authority_id(), app.authority_id(), (select id from provider limit 1), 'x', 'x',"
                        + " (select id from client_group limit 1), (select id from service_type limit 1)")) {
            assertThatThrownBy(() -> analyst.transaction.execute(status -> analyst.database.execute(insert)))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void aNumberIsNotAddedToAProviderThatWasThere() {
        assertThatThrownBy(
                        () -> officer.transaction.execute(
                                status -> officer.database.execute(
                                        "insert into provider_identifier (provider_id, scheme, identifier) select id, 'GB-COH', '1' from provider")))
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> officer.transaction.execute(
                        status -> officer.database.execute("update provider set name = 'Mine'")))
                .hasMessageContaining("permission denied");
    }

    @Test
    void twoImportsAtOnceAddOneProvider() throws Exception {
        ImportDatabase.Officer hounslow = world.officer("hounslow", "COMMISSIONER");
        byte[] file = csv(row("0001", Schedule2Column.PROVIDER_NAME, "New Homes"));
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            List<CompletableFuture<Schedule2Outcome>> imports = List.of(
                    CompletableFuture.supplyAsync(() -> officer.save(file), pool),
                    CompletableFuture.supplyAsync(() -> officer.save(file), pool),
                    CompletableFuture.supplyAsync(() -> hounslow.save(file), pool));
            List<Schedule2Outcome> outcomes =
                    imports.stream().map(CompletableFuture::join).toList();

            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.errors()).isEmpty());
            assertThat(outcomes.stream().flatMap(outcome -> kinds(outcome).stream()))
                    .containsExactlyInAnyOrder(Kind.ADD, Kind.ADD, Kind.NOTHING);
        }
        assertThat(count("provider where name = 'New Homes'")).isEqualTo(1);
    }

    @Test
    void aKeyMakesARepeatHarmless() {
        byte[] file = csv(row("0001"));
        Schedule2Outcome first = keyed(file);

        assertThat(keyed(file)).isEqualTo(first);
        assertThat(keyed(csv(row("0002"))).errors())
                .extracting(Schedule2Fault::code)
                .containsExactly(FaultCode.KEY_REUSED);
    }

    @Test
    void aServiceWithoutAContractIsNotBoughtYet() {
        Schedule2Column[] few = Schedule2Column.REQUIRED.toArray(Schedule2Column[]::new);
        assertFault(
                Schedule2Files.csv(',', "\n", few, row("1")).getBytes(), FaultCode.INCOMPLETE, "Contract reference");

        few = Stream.concat(Schedule2Column.REQUIRED.stream(), Stream.of(Schedule2Column.STAGE))
                .toArray(Schedule2Column[]::new);
        saved(Schedule2Files.csv(',', "\n", few, row("1", Schedule2Column.STAGE, "to be commissioned"))
                .getBytes());

        assertThat(kinds(saved(csv(row("1"))))).containsExactly(Kind.CHANGE);
        assertThat(count("contract")).isEqualTo(1);
    }

    private Schedule2Outcome keyed(byte[] file) {
        return officer.schedule2.receive(new Schedule2Imports.Request(file, "a.csv", false, null, "one"));
    }

    private Schedule2Outcome saved(byte[] file) {
        Schedule2Outcome outcome = officer.save(file);
        assertThat(outcome.errors()).isEmpty();
        return outcome;
    }

    private void assertFault(byte[] file, FaultCode code, String column) {
        assertThat(officer.save(file).errors())
                .extracting(Schedule2Fault::code, Schedule2Fault::column)
                .containsExactly(tuple(code, column));
    }

    private static List<Kind> kinds(Schedule2Outcome outcome) {
        return outcome.changes().stream().map(Schedule2Change::kind).toList();
    }

    private int count(String from) {
        return one("select count(*)::int from " + from).get(0, Integer.class);
    }

    private Record one(String sql) {
        return world.owner.fetchSingle(sql);
    }
}
