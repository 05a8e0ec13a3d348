package uk.interborough.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.interborough.imports.QuarterItem.ARRIVALS;
import static uk.interborough.imports.QuarterItem.CAPACITY;
import static uk.interborough.imports.QuarterItem.CLIENTS_AT_END;
import static uk.interborough.imports.QuarterItem.CLIENTS_AT_START;
import static uk.interborough.imports.QuarterItem.CLIENTS_MAINTAINING;
import static uk.interborough.imports.QuarterItem.DEPARTURES;
import static uk.interborough.imports.QuarterItem.STAFF_HOURS;
import static uk.interborough.imports.QuarterItem.UNIT_DAYS_AVAILABLE;
import static uk.interborough.imports.QuarterItem.UNIT_DAYS_OCCUPIED;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the database makes of a workbook that was downloaded, filled in and uploaded. */
@Tag("database")
class WorkbookFiguresTest {
    private static ImportDatabase world;
    private static ImportDatabase.Officer ealing;

    @BeforeAll
    static void aServiceToReportOn() {
        world = new ImportDatabase();
        ealing = world.officer("ealing", "COMMISSIONER");
    }

    @Test
    void theFiguresOfAnAccommodationServiceAreThoseOfTheProtocol() {
        UUID hostel = world.hostel();
        // 45 unit-days out of use, 120 vacant but lettable
        ealing.send(
                hostel,
                book -> book.item(1, UNIT_DAYS_AVAILABLE, 1820 - 45)
                        .item(1, UNIT_DAYS_OCCUPIED, 1820 - 45 - 120)
                        .item(1, STAFF_HOURS, 1170)
                        .item(1, CLIENTS_AT_END, 18)
                        .item(1, DEPARTURES, 8)
                        .departure(1, 0, "R01 Completed", "D04 Council", 5)
                        .departure(1, 1, "R05 Evicted", "D16 Sleeping rough", 3));
        ealing.send(hostel, book -> book.item(1, DEPARTURES, 7));

        Record figures = figures(hostel);
        assertThat(value(figures, "availability")).isEqualTo("97.53");
        assertThat(value(figures, "utilisation")).isEqualTo("90.93");
        assertThat(value(figures, "occupancy_of_available")).isEqualTo("93.24");
        assertThat(value(figures, "staffing")).isEqualTo("90.00");
        assertThat(value(figures, "throughput")).isEqualTo("125.00");
        assertThat(value(figures, "planned_moves")).isEqualTo("62.50");
    }

    @Test
    void theFiguresOfALongTermServiceAreThoseOfTheProtocol() {
        UUID sheltered = world.service("ABS", "LONG_TERM", 40);
        ealing.send(
                sheltered,
                book -> book.item(1, CLIENTS_AT_END, 40)
                        .item(1, CLIENTS_MAINTAINING, 38)
                        .item(1, DEPARTURES, 6)
                        .departure(1, 0, "R01", "D04", 5)
                        .departure(1, 1, "R05", "D16", 1));

        assertThat(value(figures(sheltered), "independent_living")).isEqualTo("93.48");
        assertThat(world.owner
                        .fetchSingle(
                                "select spls_kpi_1 from performance_return where service_id = {0}", DSL.val(sheltered))
                        .get(0, BigDecimal.class))
                .isEqualTo("93.48");
    }

    @Test
    void blankIsNullAndNeverZero() {
        UUID hostel = world.hostel();
        ealing.send(hostel, book -> book.item(1, CAPACITY, 20));

        assertThat(value(figures(hostel), "utilisation")).isNull();
        assertThat(world.returns(hostel).getFirst().get("arrivals")).isNull();
    }

    @Test
    void aReturnWithNothingWrongIsNotFlagged() {
        UUID hostel = world.hostel();
        ealing.send(
                hostel,
                book -> book.item(1, CAPACITY, 20)
                        .item(1, UNIT_DAYS_AVAILABLE, 1775)
                        .item(1, UNIT_DAYS_OCCUPIED, 1655)
                        .item(1, STAFF_HOURS, 1170)
                        .item(1, CLIENTS_AT_START, 18)
                        .item(1, ARRIVALS, 2)
                        .item(1, DEPARTURES, 2)
                        .item(1, CLIENTS_AT_END, 18)
                        .departure(1, 0, "R01", "D04", 2));

        assertThat(flagged(hostel)).isEmpty();
    }

    @Test
    void termsThatDifferFromTheContractAndANegativeKpiFlagTheReturn() {
        UUID hostel = world.hostel();
        ealing.send(
                hostel,
                book -> book.item(1, CAPACITY, 20)
                        .item(1, STAFF_HOURS, 1170)
                        .text(Layout.CONTRACT, Layout.cell(Layout.Term.DURATION.row(), 1), "Long-term")
                        .number(Layout.CONTRACT, Layout.cell(Layout.Term.UNITS.row(), 1), 21)
                        .number(Layout.CONTRACT, Layout.cell(Layout.Term.HOURS_A_WEEK.row(), 1), 99.5)
                        .number(Layout.SPLS, "B7", -1));

        assertThat(flagged(hostel)).contains("CAPACITY", "DURATION", "SPLS_NEGATIVE", "CONTRACTED_HOURS");
    }

    private static List<String> flagged(UUID service) {
        return ealing.transaction.execute(status -> ealing.database
                .fetch(
                        "select c.code from known.performance_return_check c join performance_return r on r.id = c.performance_return_id "
                                + "where r.service_id = {0} and c.flagged order by c.position",
                        DSL.val(service))
                .into(String.class));
    }

    private static Record figures(UUID service) {
        return ealing.transaction.execute(status -> ealing.database.fetchSingle(
                "select * from known.service_quarter_indicator where service_id = {0}", DSL.val(service)));
    }

    private static BigDecimal value(Record figures, String indicator) {
        return figures.get(indicator + "_value", BigDecimal.class);
    }
}
