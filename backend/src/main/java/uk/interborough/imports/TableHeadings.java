package uk.interborough.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.poi.poifs.filesystem.FileMagic;

/**
 * Finds the headings of a file, whatever its format, and puts its cells under them.
 *
 * @param column by its heading as it is written in a file
 * @param heading of a column
 * @param enough how many headings a row has at least that is the one of the headings
 */
record TableHeadings<C extends Enum<C>>(
        Class<C> columns, Function<String, Optional<C>> column, Function<C, String> heading, int enough) {
    private static final int MOST_ROWS_ABOVE = 10;

    /** @param sheet the name of the sheet that is meant, where the file is a workbook */
    static Schedule2Table table(byte[] file, String sheet, Schedule2Faults faults) throws WorkbookFile.Refused {
        if (file.length > WorkbookFile.MOST_BYTES) {
            throw new WorkbookFile.Refused(
                    FaultCode.FILE_TOO_LARGE, WorkbookFile.tooLarge().getFirst().message());
        }
        FileMagic magic = file.length < 8 ? FileMagic.UNKNOWN : FileMagic.valueOf(file);
        return magic == FileMagic.OOXML || magic == FileMagic.OLE2
                ? Schedule2Sheet.read(file, sheet, faults)
                : Schedule2Csv.read(file);
    }

    /** In which row they are: some write a title above. */
    OptionalInt row(List<Schedule2Table.Row> rows) {
        for (int i = 0; i < Math.min(rows.size(), MOST_ROWS_ABOVE); i++) {
            long known = rows.get(i).cells().stream()
                    .filter(cell -> column.apply(cell.text()).isPresent())
                    .count();
            if (known >= enough) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** @param others gets what is no column */
    Map<C, Integer> places(Schedule2Table.Row headings, Consumer<String> others, Schedule2Faults faults) {
        Map<C, Integer> places = new EnumMap<>(columns);
        for (int i = 0; i < headings.cells().size(); i++) {
            String written = headings.cells().get(i).text().strip();
            Optional<C> found = column.apply(written);
            if (found.isEmpty()) {
                others.accept(written);
            } else if (places.putIfAbsent(found.get(), i) != null) {
                String name = heading.apply(found.get());
                faults.add(new Schedule2Fault(
                        FaultCode.DUPLICATE,
                        "There are two columns “" + name + "”. Remove one.",
                        headings.number(),
                        name,
                        written,
                        "one column of this name",
                        null));
            }
        }
        return places;
    }

    Schedule2Fault missing(C absent) {
        String name = heading.apply(absent);
        return new Schedule2Fault(
                FaultCode.COLUMN_MISSING,
                "There is no column “" + name + "”. Columns must keep their headings: start from the template.",
                null,
                name,
                null,
                "a column “" + name + "”",
                null);
    }

    /** What is below the headings, made of the number of each row and its cells. */
    <L> List<L> lines(
            List<Schedule2Table.Row> below,
            Map<C, Integer> places,
            BiFunction<Integer, Map<C, Schedule2Table.Cell>, L> line) {
        return below.stream()
                .map(row -> {
                    Map<C, Schedule2Table.Cell> cells = new EnumMap<>(columns);
                    places.forEach((column, place) -> cells.put(column, row.cell(place)));
                    return line.apply(row.number(), cells);
                })
                .toList();
    }
}
