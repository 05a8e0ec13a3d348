package uk.interborough.joint;

import static uk.interborough.db.known.Tables.SCHEDULE_IN_FORCE;
import static uk.interborough.db.public_.Tables.ALLOCATION;
import static uk.interborough.db.public_.Tables.SCHEDULED_SERVICE;
import static uk.interborough.db.public_.Tables.SCHEME_SCHEDULE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.known.tables.records.ScheduleInForceRecord;
import uk.interborough.db.public_.tables.records.JointSchemeRecord;

/** Reads and appends schedules. Inside a transaction that holds the scheme. */
@Component
class Schedules {

    private final DSLContext database;

    Schedules(DSLContext database) {
        this.database = database;
    }

    /** The schedule in force on a day. */
    Optional<ScheduleInForceRecord> inForce(UUID scheme, LocalDate day) {
        return database.selectFrom(SCHEDULE_IN_FORCE)
                .where(SCHEDULE_IN_FORCE.SCHEME_ID.eq(scheme))
                .and(SCHEDULE_IN_FORCE.EFFECTIVE_ON.le(day))
                .and(SCHEDULE_IN_FORCE.LAST_DAY.isNull().or(SCHEDULE_IN_FORCE.LAST_DAY.ge(day)))
                .fetchOptional();
    }

    Plan plan(ScheduleInForceRecord schedule) {
        return new Plan(
                database.select(SCHEDULED_SERVICE.SERVICE_ID, SCHEDULED_SERVICE.UNITS)
                        .from(SCHEDULED_SERVICE)
                        .where(SCHEDULED_SERVICE.SCHEDULE_ID.eq(schedule.getId()))
                        .orderBy(SCHEDULED_SERVICE.SERVICE_ID)
                        .fetch(row -> new Plan.Bought(row.value1(), row.value2())),
                database.select(ALLOCATION.AUTHORITY_ID, ALLOCATION.UNITS)
                        .from(ALLOCATION)
                        .where(ALLOCATION.SCHEDULE_ID.eq(schedule.getId()))
                        .orderBy(ALLOCATION.AUTHORITY_ID)
                        .fetch(row -> new Plan.Share(row.value1(), row.value2())),
                schedule.getAnnualPricePence() == null ? null : BigDecimal.valueOf(schedule.getAnnualPricePence(), 2),
                new Plan.Uplift(schedule.getRpiMonth(), schedule.getRpiMethod(), schedule.getRpiFloor()));
    }

    /** The last day before another schedule begins, or of the scheme; null: neither is known. */
    @Nullable
    LocalDate until(UUID scheme, LocalDate from) {
        return inForce(scheme, from).map(ScheduleInForceRecord::getLastDay).orElse(null);
    }

    /** Number of the last one appended; 0: none. */
    int latest(UUID scheme) {
        return database.select(DSL.coalesce(DSL.max(SCHEME_SCHEDULE.NUMBER), 0))
                .from(SCHEME_SCHEDULE)
                .where(SCHEME_SCHEDULE.SCHEME_ID.eq(scheme))
                .fetchSingle()
                .value1();
    }

    UUID append(JointSchemeRecord scheme, String kind, LocalDate effectiveOn, Plan plan, String because) {
        BigDecimal price = plan.annualPrice();
        UUID schedule = database.insertInto(SCHEME_SCHEDULE)
                .set(SCHEME_SCHEDULE.PARTNERSHIP_ID, scheme.getPartnershipId())
                .set(SCHEME_SCHEDULE.AUTHORITY_ID, scheme.getAuthorityId())
                .set(SCHEME_SCHEDULE.SCHEME_ID, scheme.getId())
                .set(SCHEME_SCHEDULE.NUMBER, latest(scheme.getId()) + 1)
                .set(SCHEME_SCHEDULE.KIND, kind)
                .set(SCHEME_SCHEDULE.EFFECTIVE_ON, effectiveOn)
                .set(SCHEME_SCHEDULE.UNITS, Math.toIntExact(plan.units()))
                .set(
                        SCHEME_SCHEDULE.ANNUAL_PRICE_PENCE,
                        price == null ? null : price.movePointRight(2).longValueExact())
                .set(SCHEME_SCHEDULE.RPI_MONTH, plan.uplift().rpiMonth())
                .set(SCHEME_SCHEDULE.RPI_METHOD, plan.uplift().rpiMethod())
                .set(SCHEME_SCHEDULE.RPI_FLOOR, plan.uplift().rpiFloor())
                .set(SCHEME_SCHEDULE.BECAUSE, because.strip())
                .returning(SCHEME_SCHEDULE.ID)
                .fetchSingle(SCHEME_SCHEDULE.ID);
        plan.services()
                .forEach(bought -> database.insertInto(SCHEDULED_SERVICE)
                        .set(SCHEDULED_SERVICE.PARTNERSHIP_ID, scheme.getPartnershipId())
                        .set(SCHEDULED_SERVICE.AUTHORITY_ID, scheme.getAuthorityId())
                        .set(SCHEDULED_SERVICE.SCHEME_ID, scheme.getId())
                        .set(SCHEDULED_SERVICE.SCHEDULE_ID, schedule)
                        .set(SCHEDULED_SERVICE.SERVICE_ID, bought.service())
                        .set(SCHEDULED_SERVICE.UNITS, bought.units())
                        .execute());
        plan.allocations().stream()
                .filter(share -> share.units() > 0)
                .forEach(share -> database.insertInto(ALLOCATION)
                        .set(ALLOCATION.PARTNERSHIP_ID, scheme.getPartnershipId())
                        .set(ALLOCATION.AUTHORITY_ID, share.authority())
                        .set(ALLOCATION.LEAD_ID, scheme.getAuthorityId())
                        .set(ALLOCATION.SCHEME_ID, scheme.getId())
                        .set(ALLOCATION.SCHEDULE_ID, schedule)
                        .set(ALLOCATION.UNITS, share.units())
                        .execute());
        return schedule;
    }
}
