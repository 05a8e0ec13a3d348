package uk.interborough.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks rewritten with the known particularities of programs that cannot be run here. They are imitations: what such a
 * program does beyond them is not tried.
 */
final class Imitations {
    private static final Pattern SHARED = Pattern.compile("(?s)<si>(?:<t/>|<t[^>]*>(.*?)</t>)</si>");
    private static final Pattern SHARED_CELL = Pattern.compile("<c ([^>]*?) ?t=\"s\"([^>]*)><v>(\\d+)</v></c>");
    private static final Pattern DAY_1900 = Pattern.compile("(<c r=\"M2\"[^>]*><v>)(\\d+)(\\.0)?(</v>)");
    private static final int DAYS_BETWEEN_EPOCHS = 1462;

    private Imitations() {}

    /** Excel: texts shared and in runs of several formats, with readings; a chain of calculation; its name as the author. */
    static byte[] excel(byte[] workbook) {
        Map<String, String> parts = parts(workbook);
        parts.computeIfPresent(
                "xl/sharedStrings.xml",
                (name, xml) -> SHARED.matcher(xml).replaceAll(text -> Matcher.quoteReplacement(inRuns(written(text)))));
        parts.put(
                "xl/calcChain.xml",
                "<calcChain xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><c r=\"A1\" i=\"1\"/></calcChain>");
        parts.computeIfPresent(
                "[Content_Types].xml",
                (name, xml) -> xml.replace(
                        "</Types>",
                        "<Override PartName=\"/xl/calcChain.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml\"/></Types>"));
        parts.computeIfPresent(
                "xl/_rels/workbook.xml.rels",
                (name, xml) -> xml.replace(
                        "</Relationships>",
                        "<Relationship Id=\"rIdCalc\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain\" Target=\"calcChain.xml\"/></Relationships>"));
        parts.computeIfPresent("docProps/app.xml", (name, xml) -> xml.replace("Apache POI", "Microsoft Excel"));
        return packed(parts);
    }

    /** Excel on a Mac of old: days counted from 1904. Only the day in M2 is moved. */
    static byte[] excelOfAMac(byte[] workbook) {
        Map<String, String> parts = parts(excel(workbook));
        parts.computeIfPresent(
                "xl/workbook.xml",
                (name, xml) -> xml.replace("<workbookPr date1904=\"false\"", "<workbookPr")
                        .replace("<workbookPr", "<workbookPr date1904=\"1\""));
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (name, xml) -> DAY_1900.matcher(xml)
                        .replaceAll(day ->
                                day.group(1) + (Integer.parseInt(day.group(2)) - DAYS_BETWEEN_EPOCHS) + day.group(4)));
        return packed(parts);
    }

    /** Google Sheets: texts in their cells, no used range, nothing about the document, days in a format of its own. */
    static byte[] google(byte[] workbook) {
        Map<String, String> parts = parts(workbook);
        List<String> texts = SHARED.matcher(parts.getOrDefault("xl/sharedStrings.xml", ""))
                .results()
                .map(Imitations::written)
                .toList();
        parts.replaceAll((name, xml) -> name.startsWith("xl/worksheets/sheet")
                ? SHARED_CELL
                        .matcher(xml.replaceAll("<dimension [^>]*/>", ""))
                        .replaceAll(cell -> Matcher.quoteReplacement(inline(cell, texts)))
                : xml);
        parts.computeIfPresent(
                "xl/styles.xml",
                (name, xml) ->
                        xml.replace("formatCode=\"d mmm yyyy\"", "formatCode=\"d&quot; &quot;mmm&quot; &quot;yyyy\""));
        parts.keySet().removeIf(name -> name.startsWith("docProps/") || name.equals("xl/sharedStrings.xml"));
        parts.replaceAll((name, xml) -> name.endsWith(".rels") || name.equals("[Content_Types].xml")
                ? xml.replaceAll("<(Relationship|Override) [^>]*(docProps|sharedStrings)[^>]*/>", "")
                : xml);
        return packed(parts);
    }

    /** Exports of programs that write no styles at all. */
    static byte[] withoutStyles(byte[] workbook) {
        Map<String, String> parts = parts(google(workbook));
        parts.remove("xl/styles.xml");
        parts.replaceAll((name, xml) -> name.startsWith("xl/worksheets/sheet")
                ? xml.replaceAll("(<(?:c|row|col) [^>]*?) (?:s|style)=\"\\d+\"", "$1")
                : name.endsWith(".rels") || name.equals("[Content_Types].xml")
                        ? xml.replaceAll("<(Relationship|Override) [^>]*styles[^>]*/>", "")
                        : xml);
        return packed(parts);
    }

    private static String written(MatchResult text) {
        return text.group(1) == null ? "" : text.group(1);
    }

    private static String inRuns(String text) {
        int half = text.contains("&") ? text.length() : text.length() / 2;
        return "<si><r><t xml:space=\"preserve\">" + text.substring(0, half)
                + "</t></r><r><rPr><b/><sz val=\"11\"/></rPr><t xml:space=\"preserve\">" + text.substring(half)
                + "</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh><phoneticPr fontId=\"1\"/></si>";
    }

    private static String inline(MatchResult cell, List<String> texts) {
        return "<c " + cell.group(1) + " t=\"inlineStr\"" + cell.group(2) + "><is><t xml:space=\"preserve\">"
                + texts.get(Integer.parseInt(cell.group(3))) + "</t></is></c>";
    }

    private static Map<String, String> parts(byte[] workbook) {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return parts;
    }

    private static byte[] packed(Map<String, String> parts) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : new ArrayList<>(parts.entrySet())) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
