package uk.interborough.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.query.Extract;

/**
 * Each row on a line, as it stands in the JSON answer. Of several fields {@code {"table":"services","row":{…}}}. Where it is
 * asked for, a last line {@code {"end":{…}}} says how many rows there were.
 */
final class LinesFile implements OpenFile {

    private static final byte[] END_OF_ROW = {'}', '\n'};

    private final MessageDigest digest = Digests.sha256();
    private final OutputStream out;
    private final boolean severalFields;
    private final boolean trailer;
    private final Map<String, Map<String, Object>> tables = new LinkedHashMap<>();
    private byte[] before = {};
    private @Nullable String key;

    LinesFile(OutputStream out, boolean severalFields, boolean trailer) {
        this.out = trailer ? new DigestOutputStream(out, digest) : out;
        this.severalFields = severalFields;
        this.trailer = trailer;
    }

    @Override
    public void begin(FileField field) {
        key = field.extract().key();
        before = ("{\"table\":\"" + key + "\",\"row\":").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void row(byte[] json, int length) throws IOException {
        if (severalFields) {
            out.write(before);
            line(json, length);
            out.write(END_OF_ROW);
        } else {
            line(json, length);
            out.write('\n');
        }
    }

    /** The database puts line breaks between the rows of a list; inside texts they are escaped. */
    private void line(byte[] json, int length) throws IOException {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (json[i] == '\n') {
                out.write(json, from, i - from);
                from = i + 1;
            }
        }
        out.write(json, from, length - from);
    }

    @Override
    public void end(Extract.Taken taken) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("rows", taken.rows());
        table.put("more", taken.more());
        if (taken.total() != null) {
            table.put("totalCount", taken.total());
        }
        tables.put(String.valueOf(key), table);
    }

    @Override
    public void finish(Provenance provenance) throws IOException {
        if (trailer) {
            Map<String, Object> end = new LinkedHashMap<>();
            end.put("tables", tables);
            end.put("dataAsOf", provenance.dataAsOf());
            end.put("contractSha256", provenance.contract());
            end.put("sha256", HexFormat.of().formatHex(digest.digest()));
            out.write(JsonMapper.shared().writeValueAsBytes(Map.of("end", end)));
            out.write('\n');
        }
    }

    @Override
    public void close() {}
}
