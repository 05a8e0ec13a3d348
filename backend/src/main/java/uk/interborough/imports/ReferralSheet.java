package uk.interborough.imports;

import static uk.interborough.imports.Layout.FIRST_REFERRAL;
import static uk.interborough.imports.Layout.REFERRAL_ROWS;

import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Where people were referred from, and the unit-weeks they used (J Schedule 4 §2.1). */
final class ReferralSheet {
    private ReferralSheet() {}

    private record Line(String quarter, QuarterContent.Referral referral) {}

    static void write(XSSFWorkbook workbook, WorkbookStyles styles, WorkbookForm form) {
        SheetPen pen = new SheetPen(workbook, Layout.REFERRALS, FrontSheets.footer(form), 12, 48, 44, 20, 16);
        pen.text(0, 0, "Referral sources", styles.title);
        pen.height(0, 26);
        pen.text(
                1,
                0,
                "Who referred the people you accepted, and in how many weeks they occupied a unit. One line for each quarter, agency and authority.",
                styles.subtitle);
        pen.headings(
                FIRST_REFERRAL - 1,
                styles.heading,
                "Quarter",
                "Referral agency",
                "Authority of the agency",
                "Referrals accepted",
                "Unit-weeks");
        pen.text(FIRST_REFERRAL - 1, 3, "Referrals accepted", styles.headingRight);
        pen.text(FIRST_REFERRAL - 1, 4, "Unit-weeks", styles.headingRight);
        List<Line> lines = form.quarters().stream()
                .filter(quarter -> quarter.stored() != null)
                .flatMap(quarter -> quarter.stored().referrals().stream()
                        .map(referral -> new Line(Layout.quarter(quarter.number()), referral)))
                .toList();
        int last = FIRST_REFERRAL + Math.max(REFERRAL_ROWS, lines.size() + 40) - 1;
        for (int row = FIRST_REFERRAL; row <= last; row++) {
            for (int column = 0; column < 3; column++) {
                pen.text(row, column, null, styles.inputText);
            }
            pen.number(row, 3, null, styles.inputWhole);
            pen.number(row, 4, null, styles.inputDecimal);
        }
        for (int line = 0; line < lines.size(); line++) {
            fill(pen, styles, FIRST_REFERRAL + line, lines.get(line));
        }
        pen.onlyFrom(ListsSheet.QUARTERS, FIRST_REFERRAL, last, 0, "Quarter", "Q1, Q2, Q3 or Q4.", true);
        pen.onlyFrom(
                ListsSheet.AUTHORITIES,
                FIRST_REFERRAL,
                last,
                2,
                "Authority",
                "Choose from the list; write the name if it is not there.",
                false);
        pen.onlyNumbers(
                FIRST_REFERRAL,
                last,
                3,
                true,
                "Referrals accepted",
                "Referrals from this agency accepted in the quarter.");
        pen.onlyNumbers(
                FIRST_REFERRAL,
                last,
                4,
                false,
                "Unit-weeks",
                "Weeks in which the people they sent occupied a unit: days divided by 7.");
        pen.sheet.setTabColor(styles.colour(WorkbookStyles.TAB));
        pen.sheet.enableLocking();
    }

    private static void fill(SheetPen pen, WorkbookStyles styles, int row, Line line) {
        pen.text(row, 0, line.quarter(), styles.inputText);
        pen.text(row, 1, line.referral().agency(), styles.inputText);
        pen.text(row, 2, line.referral().authority(), styles.inputText);
        pen.number(row, 3, line.referral().accepted(), styles.inputWhole);
        pen.number(row, 4, line.referral().unitWeeks(), styles.inputDecimal);
    }
}
