package uk.interborough.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.Extract;

/**
 * A workbook as the Analysis Function asks for it: a cover that says where it comes from, the contents, a sheet for each
 * table with its title in A1; no merged cells, no frozen panes. It goes out when everything has come.
 */
final class WorkbookFile implements OpenFile {

    /** Rows of a sheet in memory. */
    private static final int KEPT = 100;

    private static final Table CONTENTS = new Table(
            "Contents",
            List.of(
                    new Table.Column("Sheet", Table.Kind.TEXT),
                    new Table.Column("Table", Table.Kind.TEXT),
                    new Table.Column("Rows", Table.Kind.WHOLE),
                    new Table.Column("More rows than asked for", Table.Kind.TRUTH),
                    new Table.Column("Count of all", Table.Kind.WHOLE),
                    new Table.Column("SHA-256 of the table as CSV", Table.Kind.TEXT)));

    private final OutputStream out;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(null, KEPT, false);
    private final WorkbookLooks looks = new WorkbookLooks(workbook);
    private final WorkbookCover cover = new WorkbookCover(workbook, looks);
    private final WorkbookSheet contents;
    private final WorkbookNames names = new WorkbookNames();
    private final List<WorkbookSheet> sheets = new ArrayList<>();
    private final List<Provenance.Written> written = new ArrayList<>();
    private final Map<Table, Sheet> open = new LinkedHashMap<>();
    private @Nullable FileField field;

    /** A table twice: on its sheet, and as CSV for its digest. */
    private record Sheet(WorkbookSheet sheet, CsvTable csv) {}

    WorkbookFile(OutputStream out) {
        this.out = out;
        this.contents =
                new WorkbookSheet(workbook, "Contents", CONTENTS, "Each sheet after this one holds one table.", looks);
    }

    @Override
    public void begin(FileField next) throws IOException {
        field = next;
        for (Table table : next.flattening().tables()) {
            WorkbookSheet sheet = new WorkbookSheet(
                    workbook,
                    names.sheet(table.name()),
                    table,
                    "Columns are named as the query names them. An empty cell: there is no value.",
                    looks);
            sheets.add(sheet);
            open.put(table, new Sheet(sheet, new CsvTable(table, OutputStream.nullOutputStream(), false)));
        }
    }

    @Override
    public void row(byte[] json, int length) throws IOException {
        if (field != null) {
            field.flattening().row(json, length, (table, values) -> {
                Sheet sheet = Objects.requireNonNull(open.get(table));
                sheet.csv().row(values);
                sheet.sheet().row(values);
            });
        }
    }

    @Override
    public void end(Extract.Taken taken) throws IOException {
        Extract.@Nullable Taken ofFirst = taken;
        for (Sheet each : open.values()) {
            each.csv().close();
            Provenance.Written said = each.csv().written(ofFirst);
            ofFirst = null;
            written.add(said);
            contents.row(new @Nullable String[] {
                each.sheet().name(),
                said.table().name(),
                Integer.toString(said.rows()),
                said.more() == null ? null : said.more().toString(),
                said.total() == null ? null : said.total().toString(),
                said.sha256()
            });
        }
        open.clear();
    }

    @Override
    public void finish(Provenance provenance) throws IOException {
        cover.write(provenance, written);
        contents.finish(workbook, 1);
        for (int i = 0; i < sheets.size(); i++) {
            sheets.get(i).finish(workbook, i + 2);
        }
        workbook.write(out);
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
