package uk.interborough.imports;

import static org.jooq.impl.DSL.val;
import static uk.interborough.db.app.Routines.share;
import static uk.interborough.db.public_.Tables.CONTRACTED_QUARTER;
import static uk.interborough.db.public_.Tables.DEPARTURE_DESTINATION;
import static uk.interborough.db.public_.Tables.DEPARTURE_REASON;
import static uk.interborough.db.public_.Tables.QUARTER;
import static uk.interborough.db.public_.Tables.SERVICE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.db.app.Routines;

/** What a return may not say, given the contract and the day: refused, where a failed check only flags (J Schedule 4 §1.1). */
@Component
class ReturnRules {
    private static final String CLAUSE = "J Schedule 4 §1.1";
    private static final BigDecimal MOST_ACCOMMODATION = BigDecimal.valueOf(105);
    private static final BigDecimal MOST_SUPPORT = BigDecimal.valueOf(200);

    private final DSLContext database;

    ReturnRules(DSLContext database) {
        this.database = database;
    }

    /** What the database says of a service and quarter; figures in per cent. */
    private record Facts(
            LocalDate firstDay,
            LocalDate lastDay,
            LocalDate today,
            @Nullable Long unitDays,
            boolean accommodationBased,
            boolean floatingSupport,
            @Nullable BigDecimal utilisation,
            @Nullable BigDecimal supportUtilisation) {}

    void check(UUID service, WorkbookContent content, Faults faults) {
        content.quarters().forEach(quarter -> check(service, content.financialYear(), quarter, faults));
    }

    private void check(UUID service, int financialYear, QuarterContent quarter, Faults faults) {
        Facts facts = facts(service, financialYear, quarter);
        if (facts == null || facts.unitDays() == null) {
            faults.add(WorkbookFault.ofSheet(
                    FaultCode.NOT_UNDER_CONTRACT,
                    quarter.sheet(),
                    "The service is not under contract in " + quarter.sheet() + " of " + Layout.year(financialYear)
                            + ", so there is nothing to return. Clear the sheet."));
            return;
        }
        if (!facts.lastDay().isBefore(facts.today())) {
            faults.add(WorkbookFault.ofSheet(
                    FaultCode.QUARTER_NOT_ENDED,
                    quarter.sheet(),
                    quarter.sheet() + " ends on " + FrontSheets.DAY.format(facts.lastDay())
                            + ". It can be returned from the day after; clear the sheet until then."));
        }
        utilisation(facts, quarter, faults);
        codes(facts, quarter, faults);
    }

    private static void utilisation(Facts facts, QuarterContent quarter, Faults faults) {
        if (facts.accommodationBased()) {
            atMost(MOST_ACCOMMODATION, facts.utilisation(), QuarterItem.UNIT_DAYS_OCCUPIED, quarter, facts, faults);
        }
        if (facts.floatingSupport() || !facts.accommodationBased()) {
            atMost(MOST_SUPPORT, facts.supportUtilisation(), QuarterItem.USER_WEEKS, quarter, facts, faults);
        }
    }

    private static void atMost(
            BigDecimal most,
            @Nullable BigDecimal share,
            QuarterItem item,
            QuarterContent quarter,
            Facts facts,
            Faults faults) {
        BigDecimal value = quarter.item(item);
        if (value != null && share != null && share.compareTo(most) > 0) {
            faults.add(new WorkbookFault(
                    FaultCode.IMPOSSIBLE,
                    "%s %s are %s%% of what is under contract (%,d unit-days). More than %s%% cannot be right."
                            .formatted(
                                    value.toPlainString(),
                                    item.unit,
                                    share.setScale(2, RoundingMode.HALF_UP),
                                    facts.unitDays(),
                                    most),
                    quarter.sheet(),
                    item.cell(),
                    value.toPlainString(),
                    "at most " + most + "% of what is under contract",
                    CLAUSE));
        }
    }

    private void codes(Facts facts, QuarterContent quarter, Faults faults) {
        Map<String, UUID> reasons = reasons(facts.firstDay(), facts.lastDay());
        Map<String, UUID> destinations = destinations(facts.firstDay(), facts.lastDay());
        for (QuarterContent.Departure line : quarter.departures()) {
            known(reasons, line.reason(), quarter, line.row(), Layout.LABEL, "reason", faults);
            known(destinations, line.destination(), quarter, line.row(), Layout.HELP, "destination", faults);
        }
    }

    private static void known(
            Map<String, UUID> codes,
            String code,
            QuarterContent quarter,
            int row,
            int column,
            String what,
            Faults faults) {
        if (!codes.containsKey(code)) {
            faults.cell(
                    FaultCode.NOT_IN_LIST,
                    quarter.sheet(),
                    Layout.cell(row, column),
                    code,
                    "a " + what + " from the list",
                    "There is no " + what + " “" + code + "” in this quarter. Choose one from the list.");
        }
    }

    Map<String, UUID> reasons(LocalDate from, LocalDate until) {
        return database.select(DEPARTURE_REASON.CODE, DEPARTURE_REASON.ID)
                .from(DEPARTURE_REASON)
                .where(WorkbookForms.inUse(DEPARTURE_REASON.VALID_FROM, DEPARTURE_REASON.VALID_UNTIL, from, until))
                .orderBy(DEPARTURE_REASON.CODE)
                .fetchMap(DEPARTURE_REASON.CODE, DEPARTURE_REASON.ID);
    }

    Map<String, UUID> destinations(LocalDate from, LocalDate until) {
        return database.select(DEPARTURE_DESTINATION.CODE, DEPARTURE_DESTINATION.ID)
                .from(DEPARTURE_DESTINATION)
                .where(WorkbookForms.inUse(
                        DEPARTURE_DESTINATION.VALID_FROM, DEPARTURE_DESTINATION.VALID_UNTIL, from, until))
                .orderBy(DEPARTURE_DESTINATION.CODE)
                .fetchMap(DEPARTURE_DESTINATION.CODE, DEPARTURE_DESTINATION.ID);
    }

    private @Nullable Facts facts(UUID service, int financialYear, QuarterContent quarter) {
        var contracted = CONTRACTED_QUARTER.UNIT_DAYS.cast(BigDecimal.class);
        return database.select(
                        QUARTER.FIRST_DAY,
                        QUARTER.LAST_DAY,
                        Routines.today(),
                        CONTRACTED_QUARTER.UNIT_DAYS,
                        SERVICE.serviceType().ACCOMMODATION_BASED,
                        SERVICE.serviceType().FLOATING_SUPPORT,
                        share(val(quarter.item(QuarterItem.UNIT_DAYS_OCCUPIED), BigDecimal.class), contracted),
                        share(val(quarter.item(QuarterItem.USER_WEEKS), BigDecimal.class), contracted.div(7)))
                .from(QUARTER)
                .join(SERVICE)
                .on(SERVICE.ID.eq(service))
                .leftJoin(CONTRACTED_QUARTER)
                .on(CONTRACTED_QUARTER.QUARTER.eq(QUARTER.FIRST_DAY))
                .and(CONTRACTED_QUARTER.SERVICE_ID.eq(SERVICE.ID))
                .where(QUARTER.FINANCIAL_YEAR.eq(financialYear))
                .and(QUARTER.NUMBER.eq(quarter.number()))
                .fetchOne(row -> new Facts(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }
}
