package uk.interborough.export;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.Extract;

/** The only table there is, as CSV. */
final class CsvFile implements OpenFile {

    private final OutputStream out;
    private final boolean bom;
    private @Nullable FileField field;
    private @Nullable CsvTable csv;

    CsvFile(OutputStream out, boolean bom) {
        this.out = out;
        this.bom = bom;
    }

    @Override
    public void begin(FileField next) throws IOException {
        field = next;
        if (!next.flattening().tables().isEmpty()) {
            csv = new CsvTable(next.flattening().tables().getFirst(), out, bom);
        }
    }

    @Override
    public void row(byte[] json, int length) throws IOException {
        if (field != null && csv != null) {
            CsvTable into = csv;
            field.flattening().row(json, length, (table, values) -> into.row(values));
        }
    }

    @Override
    public void end(Extract.Taken taken) {}

    @Override
    public void finish(Provenance provenance) throws IOException {
        if (csv != null) {
            csv.close();
        }
    }

    @Override
    public void close() {}
}
