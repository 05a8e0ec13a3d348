package uk.interborough.documents;

import java.util.ArrayList;
import java.util.List;

/** An invoice or credit note as a paper: what was issued, how each amount comes about, and where it stands on the day it is printed. */
final class InvoicePaper {
    private static final String FOOT = "An issued invoice never changes: what changes later is a line on a later one.";

    private final Row head;
    private final List<Paper.Part> parts = new ArrayList<>();

    private InvoicePaper(Row head) {
        this.head = head;
    }

    static Paper of(Row head, List<Row> lines, List<Row> payments, List<Row> disputes) {
        InvoicePaper paper = new InvoicePaper(head);
        paper.warning(disputes);
        paper.facts();
        paper.lines(lines);
        paper.standing(payments, disputes);
        return new Paper(paper.title(), paper.about(), FOOT, paper.parts);
    }

    private boolean isCreditNote() {
        return head.text("kind").equals("CREDIT_NOTE");
    }

    private String title() {
        return (isCreditNote() ? "Credit note " : "Invoice ") + head.text("reference");
    }

    private String about() {
        return "From %s to %s, for %s%s."
                .formatted(
                        head.text("lead"),
                        head.text("payer"),
                        head.text("quarter"),
                        head.value("scheme") == null ? "" : ": " + head.text("scheme"));
    }

    private void warning(List<Row> disputes) {
        if (head.value("credited_by") != null) {
            parts.add(new Paper.Warning(List.of("Taken back by credit note %s of %s: nothing of it is to be paid."
                    .formatted(head.text("credited_by"), head.text("credited_on")))));
        } else if (disputes.stream().anyMatch(dispute -> dispute.value("settled_on") == null)) {
            parts.add(new Paper.Warning(List.of("This invoice is contested.")));
        }
    }

    private void facts() {
        parts.add(new Paper.Heading(
                isCreditNote() ? "Credit note" : "Invoice",
                head.value("starts_on") == null ? "JPA 11.2" : "JPA 10.1, 10.2"));
        List<Paper.Field> fields = new ArrayList<>();
        fields.add(field("Number", "reference"));
        fields.add(field("From", "lead"));
        fields.add(field("To", "payer"));
        fields.add(field("Date of issue", "issued_on"));
        fields.add(field(isCreditNote() ? "Due" : "To be paid by", "due_on"));
        fields.add(field("Quarter", "quarter"));
        fields.add(field("Scheme", "scheme"));
        fields.add(new Paper.Field(
                "Charged under",
                null,
                head.value("starts_on") == null
                        ? "A letter of charge"
                        : "The agreement of %s to %s".formatted(head.text("starts_on"), head.text("ends_on"))));
        fields.add(field("Purchase order", "purchase_order"));
        fields.add(field("Cost code", "cost_code"));
        if (head.value("credits") != null) {
            fields.add(field("Takes back", "credits"));
            fields.add(field("Because", "because"));
        }
        parts.add(new Paper.Fields(fields));
    }

    private void lines(List<Row> lines) {
        parts.add(new Paper.Heading("What is charged", null));
        parts.add(new Paper.Amounts(
                3,
                List.of("", "What", "Days", "Units", "Unit price a year", "Days charged", "Amount"),
                lines.stream()
                        .map(line -> List.of(
                                line.text("position"),
                                line.text("words") + ". " + kind(line),
                                line.text("from_day") + " to " + line.text("to_day"),
                                number(line, "units"),
                                line.value("annual_price_pence") == null ? "" : line.pounds("annual_price_pence"),
                                line.value("days") == null ? "" : line.text("days"),
                                line.pounds("amount_pence")))
                        .toList(),
                List.of("", "Total", "", "", "", "", head.pounds("total_pence"))));
        parts.add(new Paper.Heading("How it came about", null));
        parts.add(new Paper.Bullets(lines.stream()
                .map(line -> "Line %s: %s".formatted(line.text("position"), madeOf(line)))
                .toList()));
    }

    private static String number(Row line, String column) {
        return line.value(column) == null ? "" : line.text(column).replace('-', '−');
    }

    private static String kind(Row line) {
        return switch (line.text("kind")) {
            case "QUARTER" -> "A quarter in advance (JPA 10.1)";
            case "VARIATION" -> "What was charged otherwise before, by days (JPA 10.3)";
            case "ABATEMENT" -> "Income from others (JPA 11.3)";
            case "EXTERNAL_USE" -> "Use by an authority outside (JPA 11.2)";
            default -> "Taken back";
        };
    }

    /** Everything an amount is made of, as one would reckon it. */
    private String madeOf(Row line) {
        return switch (line.text("kind")) {
            case "QUARTER" ->
                "%s = %s a year; by 4, half up to the penny, what rounding leaves over the year being in its last quarter: %s."
                        .formatted(yearly(line), line.pounds("annual_pence"), line.pounds("amount_pence"));
            case "VARIATION" ->
                "%s × %s days ÷ %s = %s, the year’s differences being rounded together."
                        .formatted(
                                line.value("units") == null ? line.pounds("annual_pence") : yearly(line),
                                line.text("days"),
                                line.text("days_in_year"),
                                line.pounds("amount_pence"));
            case "ABATEMENT" -> abated(line);
            case "EXTERNAL_USE" -> used(line);
            default -> "line %s of %s, taken back.".formatted(line.text("credited_position"), head.text("credits"));
        };
    }

    private static String yearly(Row line) {
        return "%s %s × %s"
                .formatted(
                        number(line, "units"),
                        Math.abs(line.number("units")) == 1 ? "unit" : "units",
                        line.pounds("annual_price_pence"));
    }

    private static String abated(Row line) {
        return line.value("income_pence") == null
                ? "a share of income from others."
                : "net income of %s from %s to %s, × %s units ÷ %s = %s given back."
                        .formatted(
                                line.pounds("income_pence"),
                                line.text("from_day"),
                                line.text("to_day"),
                                line.text("units"),
                                line.text("all_units"),
                                line.pounds("amount_pence").replace("−", ""));
    }

    private static String used(Row line) {
        return line.value("unit_week_price_pence") == null
                ? "%s nights ÷ 7, at the price of the letter.".formatted(line.text("nights"))
                : "%s nights ÷ 7 × %s a unit-week = %s, by the letter %s of %s."
                        .formatted(
                                line.text("nights"),
                                line.pounds("unit_week_price_pence"),
                                line.pounds("amount_pence"),
                                line.text("letter_reference"),
                                line.text("letter_on"));
    }

    private void standing(List<Row> payments, List<Row> disputes) {
        parts.add(new Paper.Heading("Where it stands on " + head.text("today"), "JPA 10.2"));
        List<Paper.Field> fields = new ArrayList<>();
        fields.add(new Paper.Field("State", null, state()));
        fields.add(new Paper.Field("Total", null, head.pounds("total_pence")));
        fields.add(new Paper.Field("Paid", null, head.pounds("paid_pence")));
        fields.add(new Paper.Field("To be paid", null, head.pounds("open_pence")));
        parts.add(new Paper.Fields(fields));
        if (!payments.isEmpty()) {
            parts.add(new Paper.Heading("Payments", null));
            parts.add(new Paper.Amounts(
                    2,
                    List.of("Day", "Reference", "Amount"),
                    payments.stream()
                            .map(paid ->
                                    List.of(paid.text("paid_on"), paid.text("reference"), paid.pounds("amount_pence")))
                            .toList(),
                    List.of("Paid", "", head.pounds("paid_pence"))));
        }
        if (!disputes.isEmpty()) {
            parts.add(new Paper.Heading("Disputes", null));
            parts.add(new Paper.Bullets(
                    disputes.stream().map(InvoicePaper::dispute).toList()));
        }
    }

    private static String dispute(Row dispute) {
        return "%s, %s: %s %s"
                .formatted(
                        dispute.text("raised_on"),
                        dispute.value("position") == null ? "the whole" : "line " + dispute.text("position"),
                        sentence(dispute.text("because")),
                        dispute.value("settled_on") == null
                                ? "Not settled."
                                : "Settled on %s: %s"
                                        .formatted(dispute.text("settled_on"), sentence(dispute.text("settlement"))));
    }

    private static String sentence(String words) {
        return words.matches("(?s).*[.!?]\\s*") ? words.strip() : words.strip() + ".";
    }

    private String state() {
        return switch (head.text("state")) {
            case "PAID" -> "Paid";
            case "DISPUTED" -> "Contested";
            case "OVERDUE" -> "Overdue by " + head.text("days_overdue") + " days";
            case "CREDITED" -> "Taken back";
            case "CREDIT" -> "Takes an invoice back";
            default -> "Issued";
        };
    }

    private Paper.Field field(String label, String column) {
        return new Paper.Field(label, null, head.words(column));
    }
}
