package uk.interborough.ui.joint;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import uk.interborough.ui.api.NamedFile;
import uk.interborough.ui.parts.DataTable;
import uk.interborough.ui.parts.FileLinks;
import uk.interborough.ui.parts.Markup;
import uk.interborough.ui.parts.Say;

/** Invoices of a scheme in a time, and the account of each partner, or of the one that was chosen. */
final class InvoicesPart extends Div {

    /**
     * What is asked for it.
     *
     * @param statement the whole account, whatever the time
     * @param dues to be issued by the viewer
     */
    record Answer(List<JointInvoice.Row> invoices, List<StatementEntry> statement, List<InvoicesDue.Due> dues) {

        static Answer ask(SchemeWork work, QuotasState state) {
            return new Answer(
                    JointInvoice.all(work.api(), where(state)),
                    StatementEntry.ask(work.api(), whereStatement(state)),
                    work.leads() ? InvoicesDue.ask(work.api(), state.scheme()) : List.of());
        }
    }

    private final SchemeWork work;
    private final QuotasState state;

    private static Map<String, Object> where(QuotasState state) {
        Map<String, Object> where = new LinkedHashMap<>(whereStatement(state));
        where.put(
                "quarter",
                Map.of(
                        "gte", state.term().first().asInput(),
                        "lte", state.term().last().asInput()));
        return where;
    }

    private static Map<String, Object> whereStatement(QuotasState state) {
        Map<String, Object> where = new LinkedHashMap<>();
        where.put("scheme", Map.of("id", Map.of("eq", state.scheme())));
        if (!state.authority().isEmpty()) {
            where.put("partner", Map.of("slug", Map.of("eq", state.authority())));
        }
        return where;
    }

    InvoicesPart(Answer answer, SchemeWork work, QuotasState state) {
        this.work = work;
        this.state = state;
        addClassName("ib-stack");
        show(answer);
    }

    private void show(Answer answer) {
        removeAll();
        if (!answer.dues().isEmpty()) {
            add(new InvoicesDue(work, answer.dues(), this::issued));
        }
        add(invoices(answer.invoices(), state));
        statements(answer.statement(), state);
    }

    /** Shows what stands now, and above it what was issued. */
    private void issued(List<InvoicesDue.Issued> invoices) {
        show(Answer.ask(work, state));
        addComponentAsFirst(Done.banner(InvoicesDue.words(invoices)));
    }

    private static Div invoices(List<JointInvoice.Row> rows, QuotasState state) {
        if (rows.isEmpty()) {
            return Markup.card(
                    "No invoices",
                    new Paragraph("No invoice is issued for " + state.term().words()
                            + ". A lead authority issues them on the first day of each quarter."));
        }
        DataTable<JointInvoice.Row> table = new DataTable<JointInvoice.Row>(
                        "Invoices for " + state.term().words())
                .hideCaption()
                .stacks()
                .component("Invoice", row -> link(row.id(), row.reference()))
                .text("Partner", row -> row.partner().name())
                .component(
                        "Quarter",
                        row -> SharesPart.twoLines(
                                row.quarter().label(), row.kind().equals("CREDIT_NOTE") ? "Credit note" : ""))
                .number("Total", row -> Say.money(row.total()))
                .number("Paid", row -> Say.money(row.paid()))
                .number("Open", row -> Say.money(row.open()))
                .text("Due", row -> Say.shortDate(row.dueOn()))
                .component("State", row -> JointTags.invoice(row.state(), row.daysOverdue()))
                .rows(rows);
        Div card = Markup.card(
                Say.count(rows.size(), "invoice", "invoices") + " for "
                        + state.term().words(),
                Markup.quiet("Quarterly in advance, whatever the use (agreement, clauses 10.1 and 10.2). An issued"
                        + " invoice never changes: what changes later is a line on a later one, or a credit note."),
                table,
                new FileLinks("the invoices", "joint-invoices-file", Map.of("where", where(state))),
                Markup.quiet("For a finance system, one row a line with order number, cost code and accounting month:"),
                new FileLinks("the lines for finance", "joint-finance-file", Map.of("where", where(state))));
        card.setId("invoices");
        return card;
    }

    static RouterLink link(String id, String reference) {
        return new RouterLink(reference, InvoiceView.class, new RouteParameters("id", id));
    }

    private void statements(List<StatementEntry> entries, QuotasState state) {
        Map<String, List<StatementEntry>> partners = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.partner().name(), LinkedHashMap::new, Collectors.toList()));
        if (partners.size() == 1) {
            add(statement(partners.values().iterator().next(), state));
        } else if (!partners.isEmpty()) {
            add(accounts(partners, state));
        }
    }

    /** One line a partner: what is open after its last entry. */
    private static Div accounts(Map<String, List<StatementEntry>> partners, QuotasState state) {
        DataTable<List<StatementEntry>> table = new DataTable<List<StatementEntry>>("Accounts of the partners")
                .hideCaption()
                .stacks()
                .component(
                        "Partner",
                        entries -> state.withAuthority(
                                        entries.getFirst().partner().slug())
                                .link(entries.getFirst().partner().name()))
                .number("Entries", entries -> Say.number(entries.size()))
                .text("Last entry", entries -> Say.date(entries.getLast().enteredOn()))
                .number("Open after it", entries -> Say.money(entries.getLast().balance()))
                .rows(List.copyOf(partners.values()));
        return Markup.card("Accounts", Markup.quiet("Select a partner to see its statement."), table);
    }

    private Div statement(List<StatementEntry> entries, QuotasState state) {
        String partner = entries.getFirst().partner().name();
        DataTable<StatementEntry> table = new DataTable<StatementEntry>("Statement of " + partner)
                .hideCaption()
                .stacks()
                .text("Day", entry -> Say.date(entry.enteredOn()))
                .component("Entry", InvoicesPart::entry)
                .number("Charged", entry -> entry.amount().signum() < 0 ? "" : Say.money(entry.amount()))
                .number(
                        "Paid or given back",
                        entry -> entry.amount().signum() < 0
                                ? Say.money(entry.amount().negate())
                                : "")
                .number("Open after it", entry -> Say.money(entry.balance()))
                .rows(entries);
        Div card = Markup.card(
                "Statement of " + partner,
                Markup.quiet("All years. Open: "
                        + Say.money(entries.getLast().balance()) + " after the entry of "
                        + Say.date(entries.getLast().enteredOn()) + "."),
                table,
                new FileLinks("the statement", "joint-statement-file", Map.of("where", whereStatement(state)))
                        .paper(
                                "The statement is not open to you.",
                                () -> NamedFile.ask(
                                        work.api(),
                                        "statement-document",
                                        Map.of(
                                                "scheme",
                                                state.scheme(),
                                                "partner",
                                                entries.getFirst().partner().id()))));
        card.setId("statement");
        return card;
    }

    private static Component entry(StatementEntry entry) {
        boolean payment = entry.kind().equals("PAYMENT");
        return new Div(
                new Span(entry.words() + " "),
                payment ? new Span(entry.reference() + ", of ") : new Span(""),
                link(entry.invoice().id(), entry.invoice().reference()));
    }
}
