package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.AUTHORITY;
import static uk.interborough.db.public_.Tables.CONTRACTED_QUARTER;
import static uk.interborough.db.public_.Tables.DEPARTURE_DESTINATION;
import static uk.interborough.db.public_.Tables.DEPARTURE_REASON;
import static uk.interborough.db.public_.Tables.QUARTER;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a workbook of a service and year is written from. */
@Component
class WorkbookForms {
    private final DSLContext database;
    private final StoredReturns returns;
    private final TransactionTemplate transaction;

    WorkbookForms(DSLContext database, StoredReturns returns, PlatformTransactionManager transactions) {
        this.database = database;
        this.returns = returns;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** Empty when the viewer sees no such service, or it is not under contract in that year. */
    Optional<WorkbookForm> find(UUID service, int financialYear) {
        return Optional.ofNullable(
                transaction.execute(status -> form(service, financialYear).orElse(null)));
    }

    private Optional<WorkbookForm> form(UUID service, int financialYear) {
        List<WorkbookForm.Quarter> quarters = quarters(service, financialYear);
        if (quarters.size() < 4 || quarters.stream().allMatch(quarter -> quarter.terms() == null)) {
            return Optional.empty();
        }
        LocalDate from = quarters.getFirst().firstDay();
        LocalDate until = quarters.getLast().lastDay();
        return database.select(
                        SERVICE.SPLS_ID,
                        SERVICE.NAME,
                        SERVICE.provider().NAME,
                        SERVICE.serviceClientGroupIdFkey().NAME,
                        SERVICE.serviceType().NAME,
                        SERVICE.serviceAuthorityIdFkey().NAME,
                        SERVICE.serviceType().ACCOMMODATION_BASED,
                        SERVICE.serviceType().FLOATING_SUPPORT)
                .from(SERVICE)
                .where(SERVICE.ID.eq(service))
                .fetchOptional(row -> new WorkbookForm(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        financialYear,
                        row.value7(),
                        row.value8(),
                        quarters,
                        reasons(from, until),
                        destinations(from, until),
                        authorities()));
    }

    private List<WorkbookForm.Quarter> quarters(UUID service, int financialYear) {
        Map<Integer, StoredReturns.Stored> stored = returns.of(service, financialYear);
        return database.select(
                        QUARTER.NUMBER,
                        QUARTER.FIRST_DAY,
                        QUARTER.LAST_DAY,
                        QUARTER.DUE_ON,
                        CONTRACTED_QUARTER.DURATION,
                        CONTRACTED_QUARTER.UNITS,
                        CONTRACTED_QUARTER.STAFF_HOURS_PER_WEEK,
                        CONTRACTED_QUARTER.UNIT_DAYS,
                        CONTRACTED_QUARTER.STAFF_HOURS)
                .from(QUARTER)
                .leftJoin(CONTRACTED_QUARTER)
                .on(CONTRACTED_QUARTER.QUARTER.eq(QUARTER.FIRST_DAY))
                .and(CONTRACTED_QUARTER.SERVICE_ID.eq(service))
                .where(QUARTER.FINANCIAL_YEAR.eq(financialYear))
                .orderBy(QUARTER.NUMBER)
                .fetch(row -> new WorkbookForm.Quarter(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5() == null
                                ? null
                                : new WorkbookForm.Terms(
                                        Duration.valueOf(row.value5()),
                                        row.value6(),
                                        row.value7(),
                                        row.value8(),
                                        row.value9()),
                        Optional.ofNullable(stored.get(row.value1()))
                                .map(StoredReturns.Stored::content)
                                .orElse(null)));
    }

    private List<WorkbookForm.Choice> reasons(LocalDate from, LocalDate until) {
        return database.select(DEPARTURE_REASON.CODE, DEPARTURE_REASON.NAME, DEPARTURE_REASON.OUTCOME)
                .from(DEPARTURE_REASON)
                .where(inUse(DEPARTURE_REASON.VALID_FROM, DEPARTURE_REASON.VALID_UNTIL, from, until))
                .orderBy(DEPARTURE_REASON.POSITION)
                .fetch(row -> new WorkbookForm.Choice(row.value1(), row.value2(), row.value3()));
    }

    private List<WorkbookForm.Choice> destinations(LocalDate from, LocalDate until) {
        return database.select(
                        DEPARTURE_DESTINATION.CODE, DEPARTURE_DESTINATION.NAME, DEPARTURE_DESTINATION.INDEPENDENT)
                .from(DEPARTURE_DESTINATION)
                .where(inUse(DEPARTURE_DESTINATION.VALID_FROM, DEPARTURE_DESTINATION.VALID_UNTIL, from, until))
                .orderBy(DEPARTURE_DESTINATION.POSITION)
                .fetch(row -> new WorkbookForm.Choice(row.value1(), row.value2(), row.value3()));
    }

    private List<String> authorities() {
        return database.select(AUTHORITY.NAME)
                .from(AUTHORITY)
                .where(AUTHORITY.ENDED_ON.isNull())
                .orderBy(AUTHORITY.NAME)
                .fetch(AUTHORITY.NAME);
    }

    /** In use on some day between two days. */
    static Condition inUse(Field<LocalDate> validFrom, Field<LocalDate> validUntil, LocalDate from, LocalDate until) {
        return validFrom.le(until).and(validUntil.isNull().or(validUntil.gt(from)));
    }
}
