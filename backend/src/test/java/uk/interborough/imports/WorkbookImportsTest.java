package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.interborough.imports.QuarterItem.ARRIVALS;
import static uk.interborough.imports.QuarterItem.CAPACITY;
import static uk.interborough.imports.QuarterItem.DEPARTURES;
import static uk.interborough.imports.QuarterItem.UNIT_DAYS_OCCUPIED;
import static uk.interborough.imports.QuarterItem.USER_WEEKS;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import uk.interborough.imports.Workbooks.Filling;

@Tag("database")
class WorkbookImportsTest {
    private static ImportDatabase world;
    private static ImportDatabase.Officer ealing;
    private static ImportDatabase.Officer hounslow;

    @BeforeAll
    static void aServiceToReportOn() {
        world = new ImportDatabase();
        ealing = world.officer("ealing", "COMMISSIONER");
        hounslow = world.officer("hounslow", "COMMISSIONER");
    }

    @Test
    void aFaultyFileSavesNothing() {
        UUID hostel = hostel();
        ImportOutcome outcome =
                receive(hostel, book -> book.item(1, CAPACITY, 20).text("Q2", CAPACITY.cell(), "many"));

        assertThat(outcome.errors()).extracting(WorkbookFault::code).containsExactly(FaultCode.NOT_A_NUMBER);
        assertThat(outcome.importId()).isNull();
        assertThat(returns(hostel)).isEmpty();
        assertThat(imports(hostel)).isZero();
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        byte[] file = fill(
                hostel(),
                book -> book.item(1, CAPACITY, 20)
                        .item(1, USER_WEEKS, 3.5)
                        .departure(1, 0, "R01", "D04", 5)
                        .referral(0, "Q1", "Outreach team", "Brent", 3, 12.25));
        ImportOutcome first = ealing.imports.receive(file, "a.xlsx", null);
        ImportOutcome second = ealing.imports.receive(file, "b.xlsx", null);

        assertThat(first.performanceReturns()).hasSize(1);
        assertThat(second).isEqualTo(new ImportOutcome(first.importId(), List.of(), List.of()));
    }

    @Test
    void aDownloadSentBackUnchangedChangesNothing() {
        UUID hostel = hostel();
        ImportOutcome first = send(
                hostel,
                book -> book.item(1, CAPACITY, 20)
                        .item(1, DEPARTURES, 5)
                        .departure(1, 0, "R01", "D04", 5)
                        .referral(0, "Q1", "Outreach team", "Brent", 3, 12.25));

        assertThat(send(hostel, book -> {})).isEqualTo(new ImportOutcome(first.importId(), List.of(), List.of()));
        assertThat(imports(hostel)).isOne();
    }

    @Test
    void aCorrectionSupersedesItsQuarterAndKeepsTheOld() {
        UUID hostel = hostel();
        send(hostel, book -> book.item(1, CAPACITY, 20).item(2, CAPACITY, 20).item(2, ARRIVALS, 4));
        ImportOutcome corrected = send(hostel, book -> book.item(2, ARRIVALS, 5));

        assertThat(corrected.performanceReturns()).hasSize(1);
        assertThat(returns(hostel))
                .extracting(row -> row.get("version"), row -> row.get("arrivals"))
                .containsExactly(tuple(1, null), tuple(2, 5));
        assertThat(ealing.transaction.<Object>execute(status -> ealing.database
                        .fetch(
                                "select version, arrivals from known.performance_return_version where performance_return_id = {0} order by version",
                                DSL.val(corrected.performanceReturns().getFirst()))
                        .intoArrays()))
                .isEqualTo(new Object[][] {{1, 4}, {2, 5}});
    }

    @Test
    void anotherAuthoritysServiceIsNotFound() {
        UUID hostel = hostel();
        byte[] file = Workbooks.filled(hounslow.download(hostel), book -> book.item(1, CAPACITY, 20));

        assertThat(hounslow.imports.receive(file, "a.xlsx", null).errors())
                .extracting(WorkbookFault::code, WorkbookFault::sheet, WorkbookFault::cell)
                .containsExactly(tuple(FaultCode.NOT_FOUND, Layout.CONTRACT, Layout.Fact.SERVICE_ID.cell()));
        assertThat(world.officer("ealing", "ANALYST")
                        .imports
                        .receive(file, "a.xlsx", null)
                        .errors())
                .extracting(WorkbookFault::code)
                .containsExactly(FaultCode.NOT_FOUND);
        assertThat(returns(hostel)).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedWithEveryReason() {
        UUID hostel = hostel();
        List<WorkbookFault> faults = receive(
                        hostel,
                        book -> book.item(1, UNIT_DAYS_OCCUPIED, 1912)
                                .departure(1, 0, "R77", "D77", 1)
                                .item(2, UNIT_DAYS_OCCUPIED, 1932)
                                .item(4, CAPACITY, 20))
                .errors();

        assertThat(faults)
                .extracting(fault -> fault.code() + " " + fault.sheet() + " " + fault.cell())
                .containsExactly(
                        "IMPOSSIBLE Q1 " + UNIT_DAYS_OCCUPIED.cell(),
                        "NOT_IN_LIST Q1 " + Layout.cell(Layout.FIRST_DEPARTURE, Layout.LABEL),
                        "NOT_IN_LIST Q1 " + Layout.cell(Layout.FIRST_DEPARTURE, Layout.HELP),
                        "NOT_UNDER_CONTRACT Q4 null");
        assertThat(faults.getFirst().message())
                .isEqualTo(
                        "1912 unit-days are 105.05% of what is under contract (1,820 unit-days). More than 105% cannot be right.");
    }

    @Test
    void supportMayExceedItsContractButNotTwice() {
        UUID floating = world.service("FLS", "LONG_TERM", 20);

        assertThat(receive(floating, book -> book.item(1, USER_WEEKS, 520.01)).errors())
                .extracting(WorkbookFault::code, WorkbookFault::cell)
                .containsExactly(tuple(FaultCode.IMPOSSIBLE, USER_WEEKS.cell()));
        assertThat(receive(floating, book -> book.item(1, USER_WEEKS, 520)).errors())
                .isEmpty();
    }

    @Test
    void aQuarterThatHasNotEndedCannotBeReturned() {
        UUID hostel = hostel();
        world.owner.execute("update contract set ends_on = null where service_id = {0}", DSL.val(hostel));

        assertThat(receive(hostel, book -> book.item(4, CAPACITY, 20)).errors())
                .extracting(WorkbookFault::code, WorkbookFault::sheet)
                .containsExactly(tuple(FaultCode.QUARTER_NOT_ENDED, "Q4"));
    }

    @Test
    void anEmptyWorkbookIsRefused() {
        assertThat(receive(hostel(), book -> {}).errors())
                .extracting(WorkbookFault::code)
                .containsExactly(FaultCode.NOTHING_FILLED_IN);
    }

    @Test
    void whereThereIsNoContractThereIsNoWorkbook() {
        assertThat(ealing.forms.find(hostel(), 2026)).isEmpty();
        assertThat(ealing.forms.find(new UUID(7, 7), 2025)).isEmpty();
    }

    @Test
    void aRepeatUnderItsKeyGetsTheFirstAnswer() {
        UUID hostel = hostel();
        byte[] file = fill(hostel, book -> book.item(1, CAPACITY, 20));
        ImportOutcome first = ealing.imports.receive(file, "a.xlsx", "key of " + hostel);

        assertThat(first.performanceReturns()).hasSize(1);
        assertThat(ealing.imports.receive(file, "a.xlsx", "key of " + hostel)).isEqualTo(first);
        assertThat(ealing.imports
                        .receive(fill(hostel, book -> book.item(1, CAPACITY, 19)), "a.xlsx", "key of " + hostel)
                        .errors())
                .extracting(WorkbookFault::code)
                .containsExactly(FaultCode.KEY_REUSED);
        assertThat(returns(hostel)).extracting(row -> row.get("capacity")).containsExactly(20);
    }

    @Test
    void importsAtTheSameTimeDoNotLoseOneAnother() throws Exception {
        UUID hostel = hostel();
        List<Callable<ImportOutcome>> uploads = List.of(
                upload(hostel, book -> book.item(1, CAPACITY, 20)),
                upload(hostel, book -> book.item(2, CAPACITY, 20)),
                upload(hostel, book -> book.item(1, CAPACITY, 19)),
                upload(hostel, book -> book.item(3, CAPACITY, 20)));
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var outcome : threads.invokeAll(uploads)) {
                assertThat(outcome.get().errors()).isEmpty();
            }
        }

        assertThat(returns(hostel)).extracting(row -> row.get("version")).containsExactly(2, 1, 1);
    }

    @Test
    void aReferralNamesAnAuthorityWeKnow() {
        UUID hostel = hostel();
        send(
                hostel,
                book -> book.item(1, CAPACITY, 20)
                        .referral(0, "Q1", "Outreach team", "london borough of brent", 3, 12.25)
                        .referral(1, "Q1", "Outreach team", "Elsewhere", 1, 1));

        assertThat(world.owner
                        .fetch(
                                "select a.slug, r.source_name, r.unit_weeks from performance_return_referral r "
                                        + "left join authority a on a.id = r.source_authority_id join performance_return p on p.id = r.performance_return_id "
                                        + "where p.service_id = {0} order by r.source_name",
                                DSL.val(hostel))
                        .intoArrays())
                .isDeepEqualTo(new Object[][] {
                    {null, "Elsewhere", new BigDecimal("1.00")},
                    {"brent", "london borough of brent", new BigDecimal("12.25")}
                });
    }

    private static UUID hostel() {
        return world.hostel();
    }

    private static byte[] fill(UUID service, Consumer<Filling> filling) {
        return ealing.filled(service, filling);
    }

    private static ImportOutcome receive(UUID service, Consumer<Filling> filling) {
        return ealing.receive(service, filling);
    }

    private static ImportOutcome send(UUID service, Consumer<Filling> filling) {
        return ealing.send(service, filling);
    }

    private static Callable<ImportOutcome> upload(UUID service, Consumer<Filling> filling) {
        byte[] file = fill(service, filling);
        return () -> ealing.imports.receive(file, "workbook.xlsx", null);
    }

    private static List<? extends Record> returns(UUID service) {
        return world.returns(service);
    }

    private static int imports(UUID service) {
        return world.owner
                .fetchSingle("select count(*) from workbook_import where service_id = {0}", DSL.val(service))
                .get(0, int.class);
    }
}
