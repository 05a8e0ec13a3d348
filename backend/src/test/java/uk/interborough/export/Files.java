package uk.interborough.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Files as a viewer gets them, and what stands in them. */
final class Files {
    static final Viewer EALING = Viewer.as("commissioner.ealing");
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String NDJSON = "application/x-ndjson";
    static final String ZIP = "application/zip";

    private Files() {}

    /** A file that is one. */
    static byte[] file(Viewer viewer, String accept, String query) {
        HttpResponse<byte[]> response = viewer.downloads(accept, query, Map.of());
        assertThat(response.statusCode()).as(() -> text(response.body())).isEqualTo(200);
        return response.body();
    }

    /** CSV, as text. */
    static String csv(String query) {
        return text(file(EALING, CSV, query));
    }

    /** Records of a CSV, the header first. */
    static List<List<String>> records(String csv) {
        return CsvReader.builder().ofCsvRecord(csv).stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    /** All values below the header. */
    static List<String> values(String csv) {
        return records(csv).stream().skip(1).flatMap(List::stream).toList();
    }

    /** The lines of JSON. */
    static List<JsonNode> lines(byte[] file) {
        return text(file).lines().map(line -> reply(line).json()).toList();
    }

    /** The files of a ZIP by name. */
    static Map<String, String> unzipped(byte[] zip) {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), text(in.readAllBytes()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    /** What is answered instead of a file. */
    static Reply refusal(Viewer viewer, String accept, String query) {
        HttpResponse<byte[]> response = viewer.downloads(accept, query, Map.of());
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
        return new Reply(response.statusCode(), response.headers(), text(response.body()));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Reply reply(String json) {
        return new Reply(200, java.net.http.HttpHeaders.of(Map.of(), (name, value) -> true), json);
    }
}
