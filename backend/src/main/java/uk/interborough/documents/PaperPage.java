package uk.interborough.documents;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A paper as XHTML. Every word of it is escaped; it names no address, so that nothing is ever fetched for it. */
final class PaperPage {
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 16mm 20mm 16mm;
              @bottom-left { content: element(foot); width: 82%; }
              @bottom-right { content: counter(page) " / " counter(pages); font-family: Printed; font-size: 8pt; } }
            body { font-family: Printed; font-size: 9.5pt; line-height: 1.35; color: #111; }
            h1 { font-size: 15pt; margin: 0 0 2mm 0; }
            h2 { font-size: 11pt; margin: 6mm 0 1.5mm 0; border-bottom: 0.4mm solid #111; page-break-after: avoid; }
            p { margin: 0 0 1.5mm 0; }
            table { width: 100%; border-collapse: collapse; margin: 0 0 1mm 0; -fs-table-paginate: paginate; }
            th { text-align: left; vertical-align: top; font-weight: bold; }
            td { vertical-align: top; }
            th, td { border: 0.2mm solid #767676; padding: 1mm 1.5mm; }
            tr { page-break-inside: avoid; }
            .fields th { width: 36%; background: #f3f3f3; }
            .number { text-align: right; }
            tbody .number { white-space: nowrap; }
            .tick { width: 7mm; text-align: center; }
            .clause { font-size: 7.5pt; color: #444; font-weight: normal; }
            .warning { border: 0.6mm solid #111; padding: 2mm 3mm; margin: 3mm 0; font-weight: bold; }
            .foot { position: running(foot); font-size: 8pt; }
            """;

    private final StringBuilder page = new StringBuilder();

    private PaperPage() {}

    static String of(Paper paper) {
        PaperPage it = new PaperPage();
        it.write(paper);
        return it.page.toString();
    }

    private void write(Paper paper) {
        page.append("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en-GB\"><head><title>")
                .append(escaped(paper.title()))
                .append("</title><meta name=\"subject\" content=\"")
                .append(escaped(paper.about()))
                .append("\"/><meta name=\"description\" content=\"")
                .append(escaped(paper.about()))
                .append("\"/><style>")
                .append(STYLE)
                .append("</style></head><body><div class=\"foot\">")
                .append(escaped(paper.foot()))
                .append("</div>");
        element("h1", paper.title(), null);
        element("p", paper.about(), null);
        paper.parts().forEach(this::part);
        page.append("</body></html>");
    }

    private void part(Paper.Part part) {
        switch (part) {
            case Paper.Heading(String words, String clause) -> element("h2", words, clause);
            case Paper.Warning(List<String> sentences) -> {
                page.append("<div class=\"warning\">");
                sentences.forEach(sentence -> element("p", sentence, null));
                page.append("</div>");
            }
            case Paper.Fields(List<Paper.Field> fields) -> {
                page.append("<table class=\"fields\"><tbody>");
                fields.forEach(this::field);
                page.append("</tbody></table>");
            }
            case Paper.Ticks(List<Paper.Tick> ticks) -> {
                page.append("<table><tbody>");
                ticks.forEach(this::tick);
                page.append("</tbody></table>");
            }
            case Paper.Prose(String text) -> text.lines().forEach(line -> element("p", line, null));
            case Paper.Bullets(List<String> items) -> {
                page.append("<ul>");
                items.forEach(item -> element("li", item, null));
                page.append("</ul>");
            }
            case Paper.Grid(List<String> headings, List<List<String>> rows) -> grid(headings, rows);
            case Paper.Amounts amounts -> amounts(amounts);
        }
    }

    private void field(Paper.Field field) {
        page.append("<tr>");
        element("th scope=\"row\"", field.label(), field.clause());
        page.append("<td>")
                .append(lines(field.value() == null ? "–" : field.value()))
                .append("</td></tr>");
    }

    private void tick(Paper.Tick tick) {
        page.append("<tr><td class=\"tick\">")
                .append(tick.ticked() ? "\u2612" : "\u2610")
                .append("</td><td>")
                .append(tick.ticked() ? "<strong>" + escaped(tick.label()) + "</strong>" : escaped(tick.label()))
                .append(clause(tick.clause()))
                .append(tick.words() == null ? "" : "<br/>" + lines(tick.words()))
                .append("</td></tr>");
    }

    private void grid(List<String> headings, List<List<String>> rows) {
        page.append("<table><thead><tr>");
        headings.forEach(heading -> element("th scope=\"col\"", heading, null));
        page.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            page.append("<tr>");
            for (int column = 0; column < row.size(); column++) {
                element(column == 0 ? "th scope=\"row\"" : "td", row.get(column), null);
            }
            page.append("</tr>");
        }
        page.append("</tbody></table>");
    }

    private void amounts(Paper.Amounts amounts) {
        page.append("<table><thead>");
        row(amounts.words(), "th scope=\"col\"", amounts.headings());
        page.append("</thead><tbody>");
        amounts.rows().forEach(row -> row(amounts.words(), "td", row));
        row(amounts.words(), "th", amounts.sum());
        page.append("</tbody></table>");
    }

    private void row(int words, String tag, List<String> values) {
        page.append("<tr>");
        for (int column = 0; column < values.size(); column++) {
            element(column < words ? tag : tag + " class=\"number\"", values.get(column), null);
        }
        page.append("</tr>");
    }

    private void element(String tag, String words, @Nullable String clause) {
        page.append('<')
                .append(tag)
                .append('>')
                .append(escaped(words))
                .append(clause(clause))
                .append("</")
                .append(tag.replaceFirst(" .*", ""))
                .append('>');
    }

    private static String clause(@Nullable String clause) {
        return clause == null ? "" : " <span class=\"clause\">(" + escaped(clause) + ")</span>";
    }

    private static String lines(String words) {
        return words.lines().map(PaperPage::escaped).collect(Collectors.joining("<br/>"));
    }

    /** What XML cannot hold is replaced, so that no text of anybody's keeps a document from being made. */
    static String escaped(String words) {
        StringBuilder escaped = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(character) ? character : '\ufffd');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xd7ff
                || character >= 0xe000 && character <= 0xfffd
                || character >= 0x10000;
    }
}
