package uk.interborough.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.Extract;

/**
 * A CSV for each table and {@code provenance.json}. The rows of a field's first table go out as they come; those of the
 * others, which come between them, wait in files that only this process may read.
 */
final class ZipFile implements OpenFile {

    private final ZipOutputStream zip;
    private final boolean bom;
    private final List<Provenance.Written> written = new ArrayList<>();
    private final Map<Table, Waiting> open = new LinkedHashMap<>();
    private @Nullable FileField field;

    /** @param file where the rows are until they can go out; null: they go out at once */
    private record Waiting(CsvTable csv, @Nullable Path file) {}

    ZipFile(OutputStream out, boolean bom) {
        this.zip = new ZipOutputStream(out);
        this.bom = bom;
    }

    @Override
    public void begin(FileField next) throws IOException {
        field = next;
        for (Table table : next.flattening().tables()) {
            if (open.isEmpty()) {
                zip.putNextEntry(new ZipEntry(table.name() + ".csv"));
                open.put(table, new Waiting(new CsvTable(table, new EntryOutput(zip), bom), null));
            } else {
                Path file = Files.createTempFile("interborough-", ".csv");
                OutputStream into = new BufferedOutputStream(Files.newOutputStream(file));
                open.put(table, new Waiting(new CsvTable(table, into, bom), file));
            }
        }
    }

    @Override
    public void row(byte[] json, int length) throws IOException {
        if (field != null) {
            field.flattening()
                    .row(json, length, (table, values) -> open.get(table).csv().row(values));
        }
    }

    @Override
    public void end(Extract.Taken taken) throws IOException {
        Extract.@Nullable Taken ofFirst = taken;
        for (Map.Entry<Table, Waiting> each : open.entrySet()) {
            Waiting waiting = each.getValue();
            waiting.csv().close();
            written.add(waiting.csv().written(ofFirst));
            ofFirst = null;
            if (waiting.file() != null) {
                zip.putNextEntry(new ZipEntry(each.getKey().name() + ".csv"));
                Files.copy(waiting.file(), zip);
            }
            zip.closeEntry();
        }
        deleteWaiting();
    }

    @Override
    public void finish(Provenance provenance) throws IOException {
        zip.putNextEntry(new ZipEntry("provenance.json"));
        zip.write(provenance.json(written));
        zip.closeEntry();
        zip.finish();
    }

    /** Where there are still rows that wait, they are let go. */
    @Override
    public void close() throws IOException {
        for (Waiting waiting : open.values()) {
            if (waiting.file() != null) {
                waiting.csv().close();
            }
        }
        deleteWaiting();
    }

    private void deleteWaiting() throws IOException {
        for (Waiting waiting : open.values()) {
            if (waiting.file() != null) {
                Files.deleteIfExists(waiting.file());
            }
        }
        open.clear();
    }

    /** An entry ends without its archive. */
    private static final class EntryOutput extends java.io.FilterOutputStream {

        EntryOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
