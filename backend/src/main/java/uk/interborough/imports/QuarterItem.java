package uk.interborough.imports;

import static uk.interborough.db.public_.Tables.PERFORMANCE_RETURN;

import java.math.BigDecimal;
import org.jooq.TableField;
import uk.interborough.db.public_.tables.records.PerformanceReturnRecord;

/** What a quarter sheet asks for, one a row, and the column that keeps it. */
enum QuarterItem {
    CAPACITY(
            "Service capacity at the end of the quarter",
            "Household units in service on the last day.",
            "household units",
            PERFORMANCE_RETURN.CAPACITY),
    UNIT_DAYS_AVAILABLE(
            "Unit-days available",
            "Each unit counts for every day it was let or ready to let. A household in two units lowers this by one unit. Blank if there is no accommodation.",
            "unit-days",
            PERFORMANCE_RETURN.UNIT_DAYS_AVAILABLE),
    UNIT_DAYS_OCCUPIED(
            "Unit-days occupied",
            "Each unit counts for every day it was occupied. Blank if there is no accommodation.",
            "unit-days",
            PERFORMANCE_RETURN.UNIT_DAYS_OCCUPIED),
    USER_WEEKS(
            "User-weeks of support",
            "Add up, for everybody supported, the weeks of support (days divided by 7). Blank if support is tied to the accommodation.",
            "user-weeks",
            PERFORMANCE_RETURN.USER_WEEKS),
    STAFF_HOURS(
            "Staff hours worked",
            "Hours actually worked in the quarter, front line and managers. Not a copy of the contracted hours.",
            "hours",
            PERFORMANCE_RETURN.STAFF_HOURS),
    CLIENTS_AT_START(
            "People at the start",
            "People receiving the service on the first day.",
            "people",
            PERFORMANCE_RETURN.CLIENTS_AT_START),
    ARRIVALS("People who arrived", "During the quarter.", "people", PERFORMANCE_RETURN.ARRIVALS),
    DEPARTURES(
            "People who left",
            "During the quarter, for any reason. List them below as well.",
            "people",
            PERFORMANCE_RETURN.DEPARTURES),
    CLIENTS_AT_END(
            "People at the end",
            "People receiving the service on the last day: start plus arrived less left.",
            "people",
            PERFORMANCE_RETURN.CLIENTS_AT_END),
    CLIENTS_MAINTAINING(
            "  of these, maintaining independence",
            "Of the people at the end, those who are maintaining independent living.",
            "people",
            PERFORMANCE_RETURN.CLIENTS_MAINTAINING),
    READY_TO_MOVE_ON(
            "  of these, ready to move on",
            "Of the people at the end, those ready to move on.",
            "people",
            PERFORMANCE_RETURN.READY_TO_MOVE_ON);

    final String label;
    final String help;
    final String unit;
    final TableField<PerformanceReturnRecord, ? extends Number> column;

    QuarterItem(String label, String help, String unit, TableField<PerformanceReturnRecord, ? extends Number> column) {
        this.label = label;
        this.help = help;
        this.unit = unit;
        this.column = column;
    }

    /** False: two decimals are kept. */
    boolean whole() {
        return column.getType() != BigDecimal.class;
    }

    int row() {
        return Layout.FIRST_ITEM + ordinal();
    }

    /** E.g. C6. */
    String cell() {
        return Layout.cell(row(), Layout.VALUE);
    }
}
