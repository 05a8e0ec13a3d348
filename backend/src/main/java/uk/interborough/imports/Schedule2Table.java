package uk.interborough.imports;

import java.util.List;

/**
 * The rows of a Schedule 2 file as they are written, whatever the format.
 *
 * @param commaDecimals the file separates its columns by semicolons, so a comma may well be a decimal one
 * @param notes what was done with the file that its sender might not expect
 */
record Schedule2Table(List<Row> rows, boolean commaDecimals, List<String> notes) {
    /** More services than any authority has. */
    static final int MOST_ROWS = 5000;

    /**
     * @param number of the sheet or line of the file, from 1
     * @param cells from the first column; may be fewer than there are headings
     */
    record Row(int number, List<Cell> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(Cell::isBlank);
        }

        Cell cell(int index) {
            return index < cells.size() ? cells.get(index) : Cell.BLANK;
        }
    }

    /** @param text a number with a decimal point, a day by ISO 8601, words as they stand */
    record Cell(String text, Kind kind) {
        static final Cell BLANK = new Cell("", Kind.WORDS);

        /** What the format itself says a cell is; a CSV file has words only. */
        enum Kind {
            WORDS,
            NUMBER,
            DAY,
            /** An error, or a formula whose result was never computed. */
            BROKEN
        }

        boolean isBlank() {
            return text.isBlank();
        }
    }

    static Cell words(String text) {
        return new Cell(text, Cell.Kind.WORDS);
    }
}
