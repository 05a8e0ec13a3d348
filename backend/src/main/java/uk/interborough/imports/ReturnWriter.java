package uk.interborough.imports;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.DEPARTURE_DESTINATION;
import static uk.interborough.db.public_.Tables.DEPARTURE_REASON;
import static uk.interborough.db.public_.Tables.PERFORMANCE_RETURN;
import static uk.interborough.db.public_.Tables.PERFORMANCE_RETURN_DEPARTURE;
import static uk.interborough.db.public_.Tables.PERFORMANCE_RETURN_REFERRAL;
import static uk.interborough.db.public_.Tables.QUARTER;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;
import uk.interborough.db.public_.tables.records.PerformanceReturnRecord;

/** Keeps a quarter's return: the first version, or an amendment that supersedes it. Its caller holds the service's lock. */
@Component
class ReturnWriter {
    private final DSLContext database;

    ReturnWriter(DSLContext database) {
        this.database = database;
    }

    /** The service a workbook is about. */
    record Service(UUID id, UUID partnership, UUID authority) {}

    UUID receive(Service service, int financialYear, QuarterContent quarter, UUID importId) {
        PerformanceReturnRecord row = database.newRecord(PERFORMANCE_RETURN);
        row.setPartnershipId(service.partnership());
        row.setAuthorityId(service.authority());
        row.setServiceId(service.id());
        row.setQuarter(database.select(QUARTER.FIRST_DAY)
                .from(QUARTER)
                .where(QUARTER.FINANCIAL_YEAR.eq(financialYear))
                .and(QUARTER.NUMBER.eq(quarter.number()))
                .fetchSingle(QUARTER.FIRST_DAY));
        fill(row, quarter, importId);
        UUID id = database.insertInto(PERFORMANCE_RETURN)
                .set(row)
                .returning(PERFORMANCE_RETURN.ID)
                .fetchSingle(PERFORMANCE_RETURN.ID);
        addLines(service, id, quarter);
        return id;
    }

    UUID amend(Service service, UUID id, QuarterContent quarter, UUID importId) {
        PerformanceReturnRecord row = new PerformanceReturnRecord();
        fill(row, quarter, importId);
        database.update(PERFORMANCE_RETURN)
                .set(row)
                .set(PERFORMANCE_RETURN.VERSION, PERFORMANCE_RETURN.VERSION.plus(1))
                .set(
                        PERFORMANCE_RETURN.AMENDED_AT,
                        field("clock_timestamp()", OffsetDateTime.class)) // may have waited for the first
                .set(PERFORMANCE_RETURN.RECEIVED_BY, Routines.accountId())
                .where(PERFORMANCE_RETURN.ID.eq(id))
                .execute();
        database.deleteFrom(PERFORMANCE_RETURN_DEPARTURE)
                .where(PERFORMANCE_RETURN_DEPARTURE.PERFORMANCE_RETURN_ID.eq(id))
                .execute();
        database.deleteFrom(PERFORMANCE_RETURN_REFERRAL)
                .where(PERFORMANCE_RETURN_REFERRAL.PERFORMANCE_RETURN_ID.eq(id))
                .execute();
        addLines(service, id, quarter);
        return id;
    }

    private static void fill(PerformanceReturnRecord row, QuarterContent quarter, UUID importId) {
        row.setImportId(importId);
        BigDecimal units = quarter.stated().units();
        row.setStatedUnits(units == null ? null : units.intValueExact());
        row.setStatedStaffHoursPerWeek(quarter.stated().hoursPerWeek());
        Duration duration = quarter.stated().duration();
        row.setStatedDuration(duration == null ? null : duration.name());
        for (QuarterItem item : QuarterItem.values()) {
            set(row, item.column, quarter.item(item));
        }
        row.setSplsKpi_1(quarter.splsKpi1());
        row.setSplsKpi_2(quarter.splsKpi2());
    }

    private static <T extends Number> void set(
            PerformanceReturnRecord row, TableField<PerformanceReturnRecord, T> column, @Nullable BigDecimal value) {
        Number number = value == null || column.getType() == BigDecimal.class ? value : (Number) value.intValueExact();
        row.set(column, column.getType().cast(number));
    }

    private void addLines(Service service, UUID id, QuarterContent quarter) {
        var departure = PERFORMANCE_RETURN_DEPARTURE;
        for (QuarterContent.Departure line : quarter.departures()) {
            database.insertInto(departure)
                    .set(departure.PARTNERSHIP_ID, service.partnership())
                    .set(departure.AUTHORITY_ID, service.authority())
                    .set(departure.PERFORMANCE_RETURN_ID, id)
                    .set(
                            departure.DEPARTURE_REASON_ID,
                            select(DEPARTURE_REASON.ID)
                                    .from(DEPARTURE_REASON)
                                    .where(DEPARTURE_REASON.CODE.eq(line.reason())))
                    .set(
                            departure.DEPARTURE_DESTINATION_ID,
                            select(DEPARTURE_DESTINATION.ID)
                                    .from(DEPARTURE_DESTINATION)
                                    .where(DEPARTURE_DESTINATION.CODE.eq(line.destination())))
                    .set(departure.PEOPLE, line.people())
                    .execute();
        }
        var referral = PERFORMANCE_RETURN_REFERRAL;
        for (QuarterContent.Referral line : quarter.referrals()) {
            database.insertInto(referral)
                    .set(referral.PARTNERSHIP_ID, service.partnership())
                    .set(referral.AUTHORITY_ID, service.authority())
                    .set(referral.PERFORMANCE_RETURN_ID, id)
                    .set(referral.AGENCY, line.agency())
                    .set(
                            referral.SOURCE_AUTHORITY_ID,
                            select(AUTHORITY.ID).from(AUTHORITY).where(named(line.authority())))
                    .set(referral.SOURCE_NAME, line.authority())
                    .set(referral.ACCEPTED, line.accepted())
                    .set(referral.UNIT_WEEKS, line.unitWeeks())
                    .execute();
        }
        addUp(id);
    }

    private static Condition named(String authority) {
        return lower(AUTHORITY.NAME)
                .eq(authority.toLowerCase(Locale.UK))
                .or(lower(AUTHORITY.OFFICIAL_NAME).eq(authority.toLowerCase(Locale.UK)))
                .or(AUTHORITY.GSS_CODE.eq(authority.toUpperCase(Locale.ROOT)));
    }

    /** What the lines count as is said by the code lists; a deferred trigger checks these totals at the commit. */
    private void addUp(UUID id) {
        var line = PERFORMANCE_RETURN_DEPARTURE;
        var outcome = line.departureReason().OUTCOME;
        var independent = line.departureDestination().INDEPENDENT;
        database.update(PERFORMANCE_RETURN)
                .set(
                        row(
                                PERFORMANCE_RETURN.DEPARTURES_PLANNED,
                                PERFORMANCE_RETURN.DEPARTURES_UNPLANNED,
                                PERFORMANCE_RETURN.DEPARTURES_EXCLUDED,
                                PERFORMANCE_RETURN.LEAVERS_INDEPENDENT,
                                PERFORMANCE_RETURN.LEAVERS_COUNTED),
                        select(
                                        people(outcome.eq("PLANNED")),
                                        people(outcome.eq("UNPLANNED")),
                                        people(outcome.eq("EXCLUDED")),
                                        people(independent.eq("YES")),
                                        people(independent.ne("EXCLUDED")))
                                .from(line)
                                .where(line.PERFORMANCE_RETURN_ID.eq(id)))
                .where(PERFORMANCE_RETURN.ID.eq(id))
                .execute();
    }

    private static Field<Integer> people(Condition which) {
        return coalesce(
                sum(PERFORMANCE_RETURN_DEPARTURE.PEOPLE).filterWhere(which).cast(Integer.class), 0);
    }
}
