package uk.interborough.export;

import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The first sheet: what this is, where it comes from, how to read it. */
final class WorkbookCover {

    private static final int LABELS = 22;
    private static final int WORDS = 110;

    /** Longer lines of a query are broken. */
    private static final int LONGEST_LINE = 1_000;

    private final SXSSFSheet sheet;
    private final WorkbookLooks looks;
    private int next;

    WorkbookCover(SXSSFWorkbook workbook, WorkbookLooks looks) {
        this.sheet = workbook.createSheet("Cover");
        this.looks = looks;
        sheet.setColumnWidth(0, LABELS * 256);
        sheet.setColumnWidth(1, WORDS * 256);
    }

    void write(Provenance from, List<Provenance.Written> tables) {
        SXSSFCell title = sheet.createRow(next++).createCell(0);
        title.setCellValue("Figures from Interborough");
        title.setCellStyle(looks.title);
        long rows = tables.stream().mapToLong(Provenance.Written::rows).sum();
        line(
                "Contents",
                tables.size() + (tables.size() == 1 ? " table, " : " tables, ") + rows
                        + " rows: see the sheet Contents.");
        line("Asked by", from.askedBy());
        line("Data as of", from.dataAsOf() + ". Every table shows the same moment.");
        line("Whose", "What " + from.askedBy() + " may see. Somebody else may see more or less.");
        line("Contract", "SHA-256 " + from.contract());
        line("How to read it", "An empty cell: there is no value. Percentages run from 0 to 100. Times are in UTC.");
        line(
                "Lists in rows",
                "A list inside a row has a sheet of its own, whose first column says to which row it belongs.");
        line("Variables", from.variablesText());
        if (from.operationName() != null) {
            line("Operation", from.operationName());
        }
        String label = "Query";
        for (String part : from.query().strip().split("\\R")) {
            for (int at = 0; at == 0 || at < part.length(); at += LONGEST_LINE) {
                line(label, part.substring(at, Math.min(part.length(), at + LONGEST_LINE)));
                label = "";
            }
        }
    }

    private void line(String label, String words) {
        SXSSFRow row = sheet.createRow(next++);
        if (!label.isEmpty()) {
            SXSSFCell cell = row.createCell(0);
            cell.setCellValue(label);
            cell.setCellStyle(looks.label);
        }
        SXSSFCell cell = row.createCell(1);
        cell.setCellValue(words.length() > 32_767 ? words.substring(0, 32_766) + "…" : words);
        cell.setCellStyle(looks.words);
    }
}
