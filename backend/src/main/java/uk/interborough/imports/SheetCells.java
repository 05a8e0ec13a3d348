package uk.interborough.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** Reads cells of one sheet and notes what is wrong with them. A blank cell is null, never 0. */
final class SheetCells {
    /** Nothing counted in a quarter is larger. */
    static final int MOST = 9_999_999;

    static final int MOST_CHARACTERS = 200;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,15}|\\d{1,3}(,\\d{3}){1,4})(\\.\\d{1,15})?");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");

    final XSSFSheet sheet;
    private final String name;
    private final Faults faults;

    SheetCells(XSSFSheet sheet, Faults faults) {
        this.sheet = sheet;
        this.name = sheet.getSheetName();
        this.faults = faults;
    }

    /** A number from 0, whole or rounded to two decimals; null where the cell is blank or at fault. */
    @Nullable
    BigDecimal number(int row, int column, boolean whole, String what) {
        return signedNumber(row, column, what)
                .flatMap(value -> checked(value, row, column, whole, what))
                .orElse(null);
    }

    /** A number that may be negative, as it stands; null where the cell is blank or never calculated. */
    Optional<BigDecimal> signedNumber(int row, int column, String what) {
        XSSFCell cell = at(row, column);
        if (cell == null) {
            return Optional.empty();
        }
        return switch (content(cell)) {
            case BLANK -> Optional.empty();
            case NUMERIC -> ofNumeric(cell, what);
            case STRING -> ofText(cell, what);
            default -> notANumber(cell, what);
        };
    }

    /** Text without the spaces around it; null where blank. Numbers are read as they are written. */
    @Nullable
    String text(int row, int column, String what) {
        XSSFCell cell = at(row, column);
        String found = cell == null || content(cell) == CellType.BLANK
                ? ""
                : SPACES.matcher(shown(cell)).replaceAll(" ").strip();
        if (found.length() > MOST_CHARACTERS) {
            fault(
                    FaultCode.TOO_LONG,
                    row,
                    column,
                    abridged(found),
                    "at most " + MOST_CHARACTERS + " characters",
                    what + " is too long.");
            return null;
        }
        return found.isEmpty() ? null : found;
    }

    boolean isBlank(int row, int column) {
        XSSFCell cell = at(row, column);
        return cell == null || content(cell) == CellType.BLANK || shown(cell).isBlank();
    }

    /** True when a formula stands there whose result the program that saved the file left out. */
    boolean isUncalculated(int row, int column) {
        XSSFCell cell = at(row, column);
        return cell != null && cell.getCellType() == CellType.FORMULA && hasNoResult(cell);
    }

    /** Faults merged cells among the inputs; true when there are some. */
    boolean hasMerged(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        CellRangeAddress inputs = new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn);
        List<CellRangeAddress> merged =
                sheet.getMergedRegions().stream().filter(inputs::intersects).toList();
        merged.forEach(range -> faults.cell(
                FaultCode.MERGED_CELLS,
                name,
                range.formatAsString(),
                "merged cells",
                "single cells",
                "Cells " + range.formatAsString()
                        + " are merged, so it is unclear which of them is meant. Unmerge them."));
        return !merged.isEmpty();
    }

    /** Faults a label that has moved, and with it everything below. */
    void expectLabel(int row, int column, String label) {
        String found = text(row, column, "The label");
        if (!label.strip().equalsIgnoreCase(found)) {
            fault(
                    FaultCode.LAYOUT_CHANGED,
                    row,
                    column,
                    found,
                    label.strip(),
                    "This cell should say “" + label.strip()
                            + "”. Rows or columns have been moved: fill in a fresh workbook.");
        }
    }

    void fault(FaultCode code, int row, int column, @Nullable String found, String expected, String message) {
        faults.cell(code, name, Layout.cell(row, column), found, expected, message);
    }

    void add(WorkbookFault fault) {
        faults.add(fault);
    }

    private Optional<BigDecimal> checked(BigDecimal value, int row, int column, boolean whole, String what) {
        String found = value.toPlainString();
        String expected = whole ? "a whole number, 0 or more" : "a number, 0 or more";
        if (value.signum() < 0) {
            fault(FaultCode.NEGATIVE, row, column, found, expected, what + " cannot be negative.");
        } else if (value.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            fault(FaultCode.OUT_OF_RANGE, row, column, found, "at most 9,999,999", what + " is larger than it can be.");
        } else if (whole && value.stripTrailingZeros().scale() > 0) {
            fault(FaultCode.NOT_A_WHOLE_NUMBER, row, column, found, expected, what + " must be a whole number.");
        } else {
            return Optional.of(
                    whole ? value.setScale(0, RoundingMode.UNNECESSARY) : value.setScale(2, RoundingMode.HALF_UP));
        }
        return Optional.empty();
    }

    private Optional<BigDecimal> ofNumeric(XSSFCell cell, String what) {
        if (DateUtil.isCellDateFormatted(cell)) {
            fault(
                    FaultCode.NOT_A_NUMBER,
                    cell.getRowIndex(),
                    cell.getColumnIndex(),
                    "the date " + shown(cell),
                    "a number",
                    what + " is formatted as a date. Format the cell as a number and type it again.");
            return Optional.empty();
        }
        double value = cell.getNumericCellValue();
        if (!Double.isFinite(value)) {
            return notANumber(cell, what);
        }
        return Optional.of(
                plain(BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP))); // drops what binary fractions add
    }

    private Optional<BigDecimal> ofText(XSSFCell cell, String what) {
        String written = SPACES.matcher(cell.getStringCellValue()).replaceAll("");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        return NUMBER.matcher(written).matches()
                ? Optional.of(plain(new BigDecimal(written.replace(",", ""))))
                : notANumber(cell, what);
    }

    private Optional<BigDecimal> notANumber(XSSFCell cell, String what) {
        if (isUncalculated(cell.getRowIndex(), cell.getColumnIndex())) {
            fault(
                    FaultCode.NOT_CALCULATED,
                    cell.getRowIndex(),
                    cell.getColumnIndex(),
                    "a formula without a result",
                    "a number",
                    what
                            + " is a formula that was never calculated. Open the workbook in a spreadsheet program and save it, or type the number.");
        } else {
            fault(
                    FaultCode.NOT_A_NUMBER,
                    cell.getRowIndex(),
                    cell.getColumnIndex(),
                    abridged(shown(cell)),
                    "a number",
                    what + " must be a number.");
        }
        return Optional.empty();
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private @Nullable XSSFCell at(int row, int column) {
        Row cells = sheet.getRow(row);
        Cell cell = cells == null ? null : cells.getCell(column);
        return (XSSFCell) cell;
    }

    /** What stands in a cell, or the stored result of its formula. */
    static CellType content(XSSFCell cell) {
        if (cell.getCellType() != CellType.FORMULA) {
            return cell.getCellType();
        }
        return hasNoResult(cell) ? CellType.ERROR : cell.getCachedFormulaResultType();
    }

    /** Some programs leave the result of a formula out, or empty; taken at its word, that would be 0. */
    static boolean hasNoResult(XSSFCell cell) {
        String result = cell.getCTCell().getV();
        return cell.getCellType() == CellType.FORMULA
                && (result == null || result.isEmpty())
                && cell.getCachedFormulaResultType() != CellType.STRING;
    }

    static String shown(XSSFCell cell) {
        return switch (content(cell)) {
            case STRING -> cell.getStringCellValue();
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? String.format(Locale.UK, "%1$td %1$tB %1$tY", cell.getLocalDateTimeCellValue())
                        : plain(BigDecimal.valueOf(cell.getNumericCellValue())).toPlainString();
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case ERROR -> hasNoResult(cell) ? "formula" : cell.getErrorCellString();
            default -> "";
        };
    }

    static String abridged(String words) {
        return words.length() <= 80 ? words : words.substring(0, 79) + "…";
    }
}
