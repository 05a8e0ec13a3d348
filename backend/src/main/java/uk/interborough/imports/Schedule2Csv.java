package uk.interborough.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a CSV file (RFC 4180) in UTF-8 or marked UTF-16, with commas, semicolons or tabs between its columns. */
final class Schedule2Csv {
    private static final String AGAIN = " Save it as “CSV UTF-8”, or as an Excel workbook (.xlsx), and send that.";

    private Schedule2Csv() {}

    static Schedule2Table read(byte[] file) throws WorkbookFile.Refused {
        String text = decoded(file);
        int skipped = 0;
        char separator = separator(firstLine(text));
        if (text.startsWith("sep=") && text.length() > 4) { // what Excel itself writes and obeys
            separator = text.charAt(4);
            text = text.substring(Math.min(text.length(), firstLine(text).length() + 1));
            skipped = 1;
        }
        if (text.chars().filter(character -> character == '"').count() % 2 != 0) {
            throw new WorkbookFile.Refused(
                    FaultCode.NOT_A_TABLE,
                    "A quotation mark (\") is opened and never closed, so columns cannot be told apart. Double those within a text."
                            + AGAIN);
        }
        return new Schedule2Table(rows(text, separator, skipped), separator == ';', List.of());
    }

    private static List<Schedule2Table.Row> rows(String text, char separator, int skipped) throws WorkbookFile.Refused {
        List<Schedule2Table.Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                Schedule2Table.Row row = new Schedule2Table.Row(
                        Math.toIntExact(line.getStartingLineNumber()) + skipped,
                        line.getFields().stream().map(Schedule2Table::words).toList());
                if (!row.isBlank()) {
                    rows.add(row);
                }
                if (rows.size() > Schedule2Table.MOST_ROWS + 50) {
                    break;
                }
            }
            return rows;
        } catch (CsvParseException malformed) {
            throw new WorkbookFile.Refused(
                    FaultCode.NOT_A_TABLE,
                    "The file is no CSV file that can be read: quotation marks stand where they cannot." + AGAIN);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    private static String decoded(byte[] file) throws WorkbookFile.Refused {
        if (file.length == 0) {
            throw new WorkbookFile.Refused(FaultCode.NOT_A_TABLE, "The file is empty.");
        }
        try {
            String text =
                    encoding(file).newDecoder().decode(ByteBuffer.wrap(file)).toString();
            if (text.indexOf('\0') >= 0) {
                throw notText();
            }
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException anotherEncoding) {
            throw notText();
        }
    }

    /** UTF-16 only where its mark says so, as in what Excel calls Unicode text. */
    private static Charset encoding(byte[] file) {
        boolean marked = file.length >= 2
                && (file[0] == (byte) 0xff && file[1] == (byte) 0xfe
                        || file[0] == (byte) 0xfe && file[1] == (byte) 0xff);
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static WorkbookFile.Refused notText() {
        return new WorkbookFile.Refused(
                FaultCode.NOT_A_TABLE, "The file is neither an Excel workbook nor a CSV file in UTF-8." + AGAIN);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static char separator(String headings) {
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(headings, candidate) > count(headings, most)) {
                most = candidate;
            }
        }
        return most;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(character -> character == wanted).count();
    }
}
