package uk.interborough.export;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** How cells look: numbers, dates and amounts as what they are. */
final class WorkbookLooks {

    final CellStyle title;
    final CellStyle subtitle;
    final CellStyle header;
    final CellStyle label;
    final CellStyle words;
    private final Map<Table.Kind, CellStyle> values = new EnumMap<>(Table.Kind.class);

    WorkbookLooks(Workbook workbook) {
        title = bold(workbook, 16);
        subtitle = workbook.createCellStyle();
        header = bold(workbook, 11);
        label = bold(workbook, 11);
        words = workbook.createCellStyle();
        words.setWrapText(true);
        for (CellStyle style : new CellStyle[] {label, words}) {
            style.setVerticalAlignment(VerticalAlignment.TOP);
        }
        for (Table.Kind kind : Table.Kind.values()) {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat()
                    .getFormat(
                            switch (kind) {
                                case TEXT -> "@";
                                case WHOLE -> "0";
                                case DECIMAL, TRUTH -> "General";
                                case PERCENT -> "0.00\"%\"";
                                case MONEY -> "£#,##0.00";
                                case DATE -> "yyyy-mm-dd";
                                case DATE_TIME -> "yyyy-mm-dd hh:mm:ss";
                            }));
            style.setAlignment(kind == Table.Kind.TEXT ? HorizontalAlignment.LEFT : HorizontalAlignment.GENERAL);
            values.put(kind, style);
        }
    }

    CellStyle of(Table.Kind kind) {
        return Objects.requireNonNull(values.get(kind));
    }

    private static CellStyle bold(Workbook workbook, int points) {
        Font font = workbook.createFont();
        font.setBold(true);
        font.setFontHeightInPoints((short) points);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        return style;
    }
}
