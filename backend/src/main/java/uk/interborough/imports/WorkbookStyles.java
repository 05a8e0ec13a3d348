package uk.interborough.imports;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How cells look: dark headings, pale yellow where something is to be filled in, grey where nothing can be. */
final class WorkbookStyles {
    private static final int INK = 0x1B3A4B;
    private static final int INPUT = 0xFFF6CC;
    private static final int GREY = 0xEEF1F3;
    private static final int LINE = 0xB8C2C8;
    static final int TAB = 0xE0B400;
    static final int TAB_LOCKED = 0x9AA5AB;

    private final XSSFWorkbook workbook;
    final XSSFCellStyle title;
    final XSSFCellStyle subtitle;
    final XSSFCellStyle heading;
    final XSSFCellStyle headingRight;
    final XSSFCellStyle section;
    final XSSFCellStyle label;
    final XSSFCellStyle help;
    final XSSFCellStyle check;
    final XSSFCellStyle fact;
    final XSSFCellStyle factAcross;
    final XSSFCellStyle factWhole;
    final XSSFCellStyle factDecimal;
    final XSSFCellStyle inputText;
    final XSSFCellStyle inputWhole;
    final XSSFCellStyle inputDecimal;
    final XSSFCellStyle closed;
    final XSSFCellStyle result;

    WorkbookStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        title = text(font(16, true, INK));
        subtitle = text(font(11, false, 0x51626B));
        heading = indented(filled(text(font(11, true, 0xFFFFFF)), INK));
        headingRight = copy(heading, HorizontalAlignment.RIGHT);
        section = text(font(13, true, INK));
        label = indented(lined(wrapped(text(font(11, false, 0x000000)))));
        help = indented(lined(wrapped(text(font(10, false, 0x51626B)))));
        check = indented(wrapped(text(font(10, true, 0xA33B00))));
        fact = indented(lined(filled(text(font(11, false, 0x000000)), GREY)));
        factAcross = across(fact);
        factWhole = number(fact, "#,##0");
        factDecimal = number(fact, "#,##0.00");
        inputText = indented(unlocked(lined(filled(text(font(11, false, 0x000000)), INPUT))));
        inputWhole = number(inputText, "#,##0");
        inputDecimal = number(inputText, "#,##0.00");
        closed = lined(filled(text(font(11, false, 0x000000)), GREY));
        result = lined(number(text(font(11, false, 0x000000)), "0.00"));
    }

    XSSFColor colour(int rgb) {
        return new XSSFColor(
                new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb},
                workbook.getStylesSource().getIndexedColors());
    }

    private XSSFFont font(int points, boolean bold, int rgb) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(colour(rgb));
        return font;
    }

    private XSSFCellStyle text(XSSFFont font) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private XSSFCellStyle copy(XSSFCellStyle from, HorizontalAlignment alignment) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(from);
        style.setAlignment(alignment);
        return style;
    }

    private XSSFCellStyle number(XSSFCellStyle from, String format) {
        XSSFCellStyle style = copy(from, HorizontalAlignment.RIGHT);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private XSSFCellStyle filled(XSSFCellStyle style, int rgb) {
        style.setFillForegroundColor(colour(rgb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private XSSFCellStyle lined(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setTopBorderColor(colour(LINE));
        style.setBottomBorderColor(colour(LINE));
        style.setLeftBorderColor(colour(LINE));
        style.setRightBorderColor(colour(LINE));
        return style;
    }

    /** For words that reach over their neighbours: no line between the cells. */
    private XSSFCellStyle across(XSSFCellStyle from) {
        XSSFCellStyle style = copy(from, HorizontalAlignment.LEFT);
        style.setBorderLeft(BorderStyle.NONE);
        style.setBorderRight(BorderStyle.NONE);
        return indented(style);
    }

    private static XSSFCellStyle indented(XSSFCellStyle style) {
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setIndention((short) 1);
        return style;
    }

    private static XSSFCellStyle wrapped(XSSFCellStyle style) {
        style.setWrapText(true);
        return style;
    }

    private static XSSFCellStyle unlocked(XSSFCellStyle style) {
        style.setLocked(false);
        return style;
    }
}
