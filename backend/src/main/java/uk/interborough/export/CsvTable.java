package uk.interborough.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import uk.interborough.query.Extract;

/**
 * One table by RFC 4180, in UTF-8, with a header. An empty field: there is no value; {@code ""}: a text without
 * characters. A text that a spreadsheet would take for a formula has an apostrophe in front.
 */
final class CsvTable implements Closeable {

    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Table table;
    private final MessageDigest digest = Digests.sha256();
    private final CsvWriter csv;
    private int rows;

    /** Writes the header. */
    CsvTable(Table table, OutputStream out, boolean bom) throws IOException {
        this.table = table;
        if (bom) {
            out.write(BOM);
        }
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(new DigestOutputStream(out, digest), StandardCharsets.UTF_8);
        csv.writeRecord(table.header());
    }

    void row(@Nullable String[] values) {
        rows++;
        @Nullable String[] fields = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            String value = values[i];
            fields[i] = value != null && table.columns().get(i).kind() == Table.Kind.TEXT ? harmless(value) : value;
        }
        csv.writeRecord(Arrays.asList(fields));
    }

    /** What is said of it once it is closed. */
    Provenance.Written written(Extract.@Nullable Taken taken) {
        return new Provenance.Written(
                table,
                rows,
                taken == null ? null : taken.more(),
                taken == null ? null : taken.total(),
                HexFormat.of().formatHex(digest.digest()));
    }

    /** What is still held goes out; closes what it is written to. */
    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
