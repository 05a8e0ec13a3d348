package uk.interborough.documents;

import java.util.List;

/** The account of who pays with a lead authority in one scheme, as a paper. */
final class StatementPaper {

    private StatementPaper() {}

    /** @param entries in their order, at least one */
    static Paper of(List<Row> entries) {
        Row last = entries.getLast();
        String scheme = last.value("scheme") == null ? "" : ", " + last.text("scheme");
        return new Paper(
                "Statement %s%s".formatted(last.text("payer"), scheme),
                "Account of %s with %s%s, on %s."
                        .formatted(last.text("payer"), last.text("lead"), scheme, last.text("today")),
                "Invoices, credit notes and payments in the order in which they were entered.",
                List.of(
                        new Paper.Heading("Account", "JPA 10.1, 10.2"),
                        new Paper.Amounts(
                                3,
                                List.of("Day", "What", "Reference", "Charged", "Paid or given back", "Open after it"),
                                entries.stream().map(StatementPaper::row).toList(),
                                List.of(last.text("today"), "Open", "", "", "", last.pounds("balance_pence")))));
    }

    private static List<String> row(Row entry) {
        boolean charged = entry.number("amount_pence") >= 0;
        return List.of(
                entry.text("entered_on"),
                what(entry),
                entry.text("reference"),
                charged ? entry.pounds("amount_pence") : "",
                charged ? "" : entry.pounds("amount_pence").substring(1),
                entry.pounds("balance_pence"));
    }

    private static String what(Row entry) {
        return switch (entry.text("kind")) {
            case "INVOICE" -> "Invoice";
            case "CREDIT_NOTE" -> "Credit note";
            default -> "Payment of " + entry.text("invoice");
        };
    }
}
