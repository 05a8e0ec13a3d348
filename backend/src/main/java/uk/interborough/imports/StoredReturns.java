package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.PERFORMANCE_RETURN;
import static uk.interborough.db.public_.Tables.PERFORMANCE_RETURN_DEPARTURE;
import static uk.interborough.db.public_.Tables.PERFORMANCE_RETURN_REFERRAL;
import static uk.interborough.db.public_.Tables.QUARTER;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.public_.tables.records.PerformanceReturnRecord;

/** The returns of a service that exist, in their latest version, in the shape in which a workbook states them. */
@Component
class StoredReturns {
    private final DSLContext database;

    StoredReturns(DSLContext database) {
        this.database = database;
    }

    /** @param importId the workbook of its latest version; null where it came another way */
    record Stored(UUID id, @Nullable UUID importId, QuarterContent content) {}

    /** By number of the quarter, 1 to 4. */
    Map<Integer, Stored> of(UUID service, int financialYear) {
        Map<Integer, Stored> byQuarter = new TreeMap<>();
        database.select(QUARTER.NUMBER, PERFORMANCE_RETURN)
                .from(PERFORMANCE_RETURN)
                .join(QUARTER)
                .on(QUARTER.FIRST_DAY.eq(PERFORMANCE_RETURN.QUARTER))
                .where(PERFORMANCE_RETURN.SERVICE_ID.eq(service))
                .and(QUARTER.FINANCIAL_YEAR.eq(financialYear))
                .orderBy(QUARTER.NUMBER)
                .forEach(row -> byQuarter.put(row.value1(), stored(row.value1(), row.value2())));
        return byQuarter;
    }

    private Stored stored(int number, PerformanceReturnRecord row) {
        Map<QuarterItem, BigDecimal> items = new EnumMap<>(QuarterItem.class);
        for (QuarterItem item : QuarterItem.values()) {
            Number value = row.get(item.column);
            if (value != null) {
                items.put(item, value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(value.longValue()));
            }
        }
        QuarterContent.Stated stated = new QuarterContent.Stated(
                Optional.ofNullable(row.getStatedDuration())
                        .map(Duration::valueOf)
                        .orElse(null),
                Optional.ofNullable(row.getStatedUnits())
                        .map(BigDecimal::valueOf)
                        .orElse(null),
                row.getStatedStaffHoursPerWeek());
        QuarterContent content = new QuarterContent(
                number,
                stated,
                items,
                departures(row.getId()),
                referrals(row.getId()),
                row.getSplsKpi_1(),
                row.getSplsKpi_2());
        return new Stored(row.getId(), row.getImportId(), content);
    }

    private List<QuarterContent.Departure> departures(UUID performanceReturn) {
        var line = PERFORMANCE_RETURN_DEPARTURE;
        return database.select(line.departureReason().CODE, line.departureDestination().CODE, line.PEOPLE)
                .from(line)
                .where(line.PERFORMANCE_RETURN_ID.eq(performanceReturn))
                .orderBy(line.departureReason().POSITION, line.departureDestination().POSITION)
                .fetch(row -> new QuarterContent.Departure(row.value1(), row.value2(), row.value3(), 0));
    }

    private List<QuarterContent.Referral> referrals(UUID performanceReturn) {
        var line = PERFORMANCE_RETURN_REFERRAL;
        return database.select(line.AGENCY, line.SOURCE_NAME, line.ACCEPTED, line.UNIT_WEEKS)
                .from(line)
                .where(line.PERFORMANCE_RETURN_ID.eq(performanceReturn))
                .orderBy(line.AGENCY, line.SOURCE_NAME)
                .fetch(row -> new QuarterContent.Referral(row.value1(), row.value2(), row.value3(), row.value4()));
    }
}
