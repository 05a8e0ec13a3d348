package uk.interborough.imports;

import java.util.List;
import org.apache.poi.ss.util.CellReference;

/** Where everything stands in the workbook. A change here is a new {@link #FORMAT}. Rows and columns count from 0. */
final class Layout {
    /** The version that the contract sheet carries and the reader insists on. */
    static final int FORMAT = 1;

    static final String INSTRUCTIONS = "Instructions";
    static final String CONTRACT = "Contract";
    static final String REFERRALS = "Referral sources";
    static final String SPLS = "SPLS data";
    static final String LISTS = "Lists";
    static final List<String> SHEETS = List.of(INSTRUCTIONS, CONTRACT, "Q1", "Q2", "Q3", "Q4", REFERRALS, SPLS, LISTS);

    /** Contract sheet: labels in A, facts in B, the terms of quarter n in column n. */
    static final int FIRST_FACT = 4;

    static final int FIRST_TERM = FIRST_FACT + Fact.values().length + 2;

    /** Quarter sheets: A label or reason, B help or destination, C value or people, D unit, E check, F and G hidden. */
    static final int FIRST_ITEM = 5;

    static final int LABEL = 0;
    static final int HELP = 1;
    static final int VALUE = 2;
    static final int UNIT = 3;
    static final int CHECK = 4;
    static final int OUTCOME = 5;
    static final int INDEPENDENT = 6;
    static final int FIRST_DEPARTURE = FIRST_ITEM + QuarterItem.values().length + 3;
    static final int DEPARTURES = 30;

    /** Referral sources: A quarter, B agency, C authority, D accepted, E unit-weeks. */
    static final int FIRST_REFERRAL = 4;

    static final int REFERRAL_ROWS = 120;

    /** Facts of the contract sheet, one a row. */
    enum Fact {
        SERVICE_ID("Service id"),
        SERVICE_NAME("Service"),
        PROVIDER("Provider"),
        CLIENT_GROUP("Client group"),
        SERVICE_TYPE("Service type"),
        AUTHORITY("Administering authority"),
        FINANCIAL_YEAR("Financial year"),
        FORMAT("Workbook format");

        final String label;

        Fact(String label) {
            this.label = label;
        }

        int row() {
            return FIRST_FACT + ordinal();
        }

        String cell() {
            return Layout.cell(row(), 1);
        }
    }

    /** Terms of the contract, which may vary from quarter to quarter. */
    enum Term {
        DURATION("Duration"),
        UNITS("Household units under contract"),
        HOURS_A_WEEK("Contracted staff hours a week"),
        DAYS("Days in the quarter"),
        UNIT_DAYS("Unit-days under contract"),
        STAFF_HOURS("Staff hours under contract");

        final String label;

        Term(String label) {
            this.label = label;
        }

        int row() {
            return FIRST_TERM + ordinal();
        }
    }

    private Layout() {}

    static String quarter(int number) {
        return "Q" + number;
    }

    /** E.g. C12. */
    static String cell(int row, int column) {
        return new CellReference(row, column).formatAsString();
    }

    /** E.g. 'Q1'!$C$12: the quotation marks keep Q1 from being read as a cell. */
    static String reference(String sheet, int row, int column) {
        return "'" + sheet + "'!" + new CellReference(row, column, true, true).formatAsString();
    }

    static String year(int financialYear) {
        return financialYear + " to " + (financialYear + 1);
    }
}
