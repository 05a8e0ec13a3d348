package uk.interborough.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one sheet of a workbook as a table. */
final class Schedule2Sheet {
    static final String NAME = "Schedule 2";
    static final String COLUMNS = "Columns";
    static final String LISTS = "Lists";
    private static final int MOST_COLUMNS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Schedule2Sheet.class);

    private Schedule2Sheet() {}

    /** @param name of the sheet that is meant */
    static Schedule2Table read(byte[] file, String name, Schedule2Faults faults) throws WorkbookFile.Refused {
        try (XSSFWorkbook workbook = WorkbookFile.open(file)) {
            List<String> notes = new ArrayList<>();
            return new Schedule2Table(rows(sheet(workbook, name, notes), faults), false, notes);
        } catch (RuntimeException damaged) {
            LOG.warn("A workbook could be opened but not read", damaged);
            throw new WorkbookFile.Refused(
                    FaultCode.NOT_A_WORKBOOK, WorkbookFile.damaged().message());
        } catch (IOException cannotClose) {
            throw new UncheckedIOException(cannotClose);
        }
    }

    /** The sheet by its name; under another name only if it cannot be mistaken. */
    private static XSSFSheet sheet(XSSFWorkbook workbook, String wanted, List<String> notes)
            throws WorkbookFile.Refused {
        List<XSSFSheet> others = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            String name = workbook.getSheetName(i).strip();
            if (name.equalsIgnoreCase(wanted)) {
                return workbook.getSheetAt(i);
            }
            if (!name.equals(COLUMNS) && !name.equals(LISTS) && !workbook.isSheetHidden(i)) {
                others.add(workbook.getSheetAt(i));
            }
        }
        if (others.size() != 1) {
            throw new WorkbookFile.Refused(
                    FaultCode.SHEET_MISSING,
                    "There is no sheet “" + wanted
                            + "”, and it cannot be told which of the sheets is meant. Give it that name.");
        }
        notes.add("There is no sheet “" + wanted + "”; sheet “"
                + others.getFirst().getSheetName() + "” was read.");
        return others.getFirst();
    }

    private static List<Schedule2Table.Row> rows(XSSFSheet sheet, Schedule2Faults faults) {
        List<Schedule2Table.Row> rows = new ArrayList<>();
        for (Row row : sheet) {
            Schedule2Table.Row read = new Schedule2Table.Row(row.getRowNum() + 1, cells(row));
            if (!read.isBlank()) {
                rows.add(read);
            }
            if (rows.size() > Schedule2Table.MOST_ROWS + 50) {
                break;
            }
        }
        for (CellRangeAddress merged : sheet.getMergedRegions()) {
            if (rows.stream()
                    .anyMatch(row ->
                            merged.containsRow(row.number() - 1) && row.cells().size() > 2)) {
                faults.add(new Schedule2Fault(
                        FaultCode.MERGED_CELLS,
                        "Cells " + merged.formatAsString()
                                + " are merged, so it is unclear which of them is meant. Unmerge them.",
                        merged.getFirstRow() + 1,
                        null,
                        merged.formatAsString(),
                        "single cells",
                        null));
            }
        }
        return rows;
    }

    private static List<Schedule2Table.Cell> cells(Row row) {
        List<Schedule2Table.Cell> cells = new ArrayList<>();
        int last = Math.min(row.getLastCellNum(), MOST_COLUMNS);
        for (int column = 0; column < last; column++) {
            Cell cell = row.getCell(column);
            cells.add(cell == null ? Schedule2Table.Cell.BLANK : cell((XSSFCell) cell));
        }
        return cells;
    }

    private static Schedule2Table.Cell cell(XSSFCell cell) {
        CellType content = SheetCells.content(cell);
        if (content == CellType.NUMERIC) {
            double number = cell.getNumericCellValue();
            if (!Double.isFinite(number)) {
                return broken("not a number");
            }
            if (DateUtil.isCellDateFormatted(cell) && DateUtil.isValidExcelDate(number)) {
                return new Schedule2Table.Cell(
                        cell.getLocalDateTimeCellValue().toLocalDate().toString(), Schedule2Table.Cell.Kind.DAY);
            }
            BigDecimal plain =
                    BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
            return new Schedule2Table.Cell(plain.toPlainString(), Schedule2Table.Cell.Kind.NUMBER);
        }
        if (content == CellType.ERROR) {
            return broken(SheetCells.hasNoResult(cell) ? "a formula without a result" : SheetCells.shown(cell));
        }
        return Schedule2Table.words(SheetCells.shown(cell));
    }

    private static Schedule2Table.Cell broken(String shown) {
        return new Schedule2Table.Cell(shown, Schedule2Table.Cell.Kind.BROKEN);
    }
}
