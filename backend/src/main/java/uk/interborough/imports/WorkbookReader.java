package uk.interborough.imports;

import static uk.interborough.imports.Layout.CONTRACT;
import static uk.interborough.imports.Layout.SPLS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.interborough.imports.Layout.Fact;
import uk.interborough.imports.Layout.Term;

/** Reads a workbook: all that it says, and all that is wrong with it. */
final class WorkbookReader {
    private static final Logger LOG = LoggerFactory.getLogger(WorkbookReader.class);
    private static final Pattern YEAR = Pattern.compile("(20\\d{2})( to (20\\d{2}))?");
    private static final BigDecimal MOST_PER_CENT = BigDecimal.valueOf(SheetCells.MOST);

    private final XSSFWorkbook workbook;
    private final Faults faults = new Faults();

    private WorkbookReader(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    static Reading read(byte[] file) {
        try (XSSFWorkbook workbook = WorkbookFile.open(file)) {
            return new WorkbookReader(workbook).read();
        } catch (WorkbookFile.Refused refused) {
            return new Reading.Unreadable(List.of(refused.fault));
        } catch (RuntimeException damaged) {
            LOG.warn("A workbook could be opened but not read", damaged);
            return new Reading.Unreadable(List.of(WorkbookFile.damaged()));
        } catch (IOException cannotClose) {
            throw new UncheckedIOException(cannotClose);
        }
    }

    private Reading read() {
        List<String> missing = Layout.SHEETS.stream()
                .filter(name -> !name.equals(Layout.INSTRUCTIONS) && !name.equals(Layout.LISTS))
                .filter(name -> workbook.getSheet(name) == null)
                .toList();
        missing.forEach(name -> faults.add(WorkbookFault.ofSheet(
                FaultCode.SHEET_MISSING,
                name,
                "There is no sheet “" + name
                        + "”. Sheets must keep their names: fill in the workbook you were sent.")));
        if (missing.contains(CONTRACT)) {
            return new Reading.Unreadable(faults.inOrder());
        }
        SheetCells contract = new SheetCells(workbook.getSheet(CONTRACT), faults);
        String format = contract.text(Fact.FORMAT.row(), 1, "The workbook format");
        if (!Integer.toString(Layout.FORMAT).equals(format)) {
            contract.fault(
                    FaultCode.UNKNOWN_FORMAT,
                    Fact.FORMAT.row(),
                    1,
                    format,
                    Integer.toString(Layout.FORMAT),
                    "This is not a performance workbook of a format we know. Fill in the workbook you were sent.");
            return new Reading.Unreadable(faults.inOrder());
        }
        String service = contract.text(Fact.SERVICE_ID.row(), 1, "The service id");
        if (service == null) {
            contract.fault(
                    FaultCode.INCOMPLETE,
                    Fact.SERVICE_ID.row(),
                    1,
                    null,
                    "the service id",
                    "The service id is missing. Fill in the workbook you were sent.");
        }
        int year = financialYear(contract);
        if (!missing.isEmpty() || service == null || year == 0) {
            return new Reading.Unreadable(faults.inOrder());
        }
        List<QuarterContent> quarters = quarters(contract);
        return new Reading.Readable(new WorkbookContent(service, year, quarters), faults.inOrder());
    }

    private List<QuarterContent> quarters(SheetCells contract) {
        Map<Integer, List<QuarterContent.Referral>> referrals =
                new ReferralReader(new SheetCells(workbook.getSheet(Layout.REFERRALS), faults)).read();
        Map<String, Integer> spls = splsRows();
        List<QuarterContent> quarters = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            XSSFSheet sheet = workbook.getSheet(Layout.quarter(number));
            QuarterReader reader = new QuarterReader(new SheetCells(sheet, faults));
            List<QuarterContent.Referral> ofQuarter = referrals.getOrDefault(number, List.of());
            if (reader.isBlank()) {
                if (!ofQuarter.isEmpty()) {
                    faults.add(WorkbookFault.ofSheet(
                            FaultCode.INCOMPLETE,
                            sheet.getSheetName(),
                            "Referral sources has lines for Q" + number + ", but sheet Q" + number + " is empty."));
                }
                continue;
            }
            quarters.add(new QuarterContent(
                    number,
                    stated(contract, number),
                    reader.items(),
                    reader.departures(),
                    ofQuarter,
                    splsValue(spls, "Q" + number + " KPI1"),
                    splsValue(spls, "Q" + number + " KPI2")));
        }
        return quarters;
    }

    private static int financialYear(SheetCells contract) {
        String written = contract.text(Fact.FINANCIAL_YEAR.row(), 1, "The financial year");
        Matcher year = YEAR.matcher(written == null ? "" : written);
        if (year.matches()
                && (year.group(3) == null || Integer.parseInt(year.group(3)) == Integer.parseInt(year.group(1)) + 1)) {
            return Integer.parseInt(year.group(1));
        }
        contract.fault(
                FaultCode.UNKNOWN_FORMAT,
                Fact.FINANCIAL_YEAR.row(),
                1,
                written,
                "a financial year, e.g. 2026 to 2027",
                "The financial year cannot be read. Fill in the workbook you were sent.");
        return 0;
    }

    /** What the contract sheet says; compared with the contract later, so that a difference flags the return. */
    private static QuarterContent.Stated stated(SheetCells contract, int quarter) {
        String duration = contract.text(Term.DURATION.row(), quarter, Term.DURATION.label);
        return new QuarterContent.Stated(
                duration == null ? null : Duration.of(duration).orElse(null),
                contract.number(Term.UNITS.row(), quarter, true, Term.UNITS.label),
                contract.number(Term.HOURS_A_WEEK.row(), quarter, false, Term.HOURS_A_WEEK.label));
    }

    private Map<String, Integer> splsRows() {
        SheetCells cells = new SheetCells(workbook.getSheet(SPLS), faults);
        Map<String, Integer> rows = new HashMap<>();
        cells.sheet.forEach(row -> {
            String item = cells.text(row.getRowNum(), 0, "The item");
            if (item != null) {
                rows.putIfAbsent(item, row.getRowNum());
            }
        });
        return rows;
    }

    private @Nullable BigDecimal splsValue(Map<String, Integer> rows, String item) {
        Integer row = rows.get(item);
        if (row == null) {
            return null;
        }
        SheetCells cells = new SheetCells(workbook.getSheet(SPLS), faults);
        Optional<BigDecimal> value = cells.isUncalculated(row, 1) ? calculated(row) : cells.signedNumber(row, 1, item);
        return value.map(number -> number.setScale(2, RoundingMode.HALF_UP))
                .filter(number -> {
                    boolean sane = number.abs().compareTo(MOST_PER_CENT) <= 0;
                    if (!sane) {
                        cells.fault(
                                FaultCode.OUT_OF_RANGE,
                                row,
                                1,
                                number.toPlainString(),
                                "per cent",
                                item + " is larger than it can be.");
                    }
                    return sane;
                })
                .orElse(null);
    }

    /** The formula is ours, so it can be worked out where the program that saved the file did not. */
    private Optional<BigDecimal> calculated(int row) {
        try {
            CellValue value = workbook.getCreationHelper()
                    .createFormulaEvaluator()
                    .evaluate(workbook.getSheet(SPLS).getRow(row).getCell(1));
            return value != null && value.getCellType() == CellType.NUMERIC && Double.isFinite(value.getNumberValue())
                    ? Optional.of(BigDecimal.valueOf(value.getNumberValue()))
                    : Optional.empty();
        } catch (RuntimeException notOurFormula) {
            return Optional.empty();
        }
    }
}
