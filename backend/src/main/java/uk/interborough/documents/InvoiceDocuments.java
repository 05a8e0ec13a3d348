package uk.interborough.documents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices, credit notes and statements as papers (JPA 10). Reads what the database shows to who asks, and no more. */
@Component
class InvoiceDocuments {

    private static final String HEAD = """
            select i.reference, i.kind, i.state, app.quarter_label(i.quarter) as quarter, i.issued_on, i.due_on, i.purchase_order, i.cost_code,
                   i.because, i.total_pence, i.paid_pence, i.open_pence, i.days_overdue, lead.official_name as lead, payer.official_name as payer,
                   s.name as scheme, g.starts_on, g.ends_on, back.reference as credits, note.reference as credited_by,
                   note.issued_on as credited_on, note.because as credited_because, app.today() as today
            from known.invoice_standing i
            join known.authority lead on lead.id = i.authority_id
            join known.authority payer on payer.id = i.partner_id
            left join known.joint_scheme s on s.id = i.scheme_id
            left join known.joint_agreement g on g.id = i.agreement_id
            left join known.invoice back on back.id = i.credits_id
            left join known.invoice note on note.id = i.credited_by_id
            where i.id = :invoice
            """;

    private static final String LINES = """
            select l.position, l.kind, l.from_day, l.to_day, l.units, l.annual_price_pence, l.annual_pence, l.days, l.days_in_year,
                   l.amount_pence, l.words, l.to_day - l.from_day + 1 as nights, c.unit_week_price_pence, c.letter_on, c.letter_reference,
                   a.income_pence, (select sum(o.units) from known.abatement_share o where o.abatement_id = a.id) as all_units,
                   back.position as credited_position
            from known.invoice_line l
            left join known.referral r on l.kind = 'EXTERNAL_USE' and r.id = l.evidence_id
            left join known.external_charge c on c.id = r.charge_id
            left join known.abatement_share h on l.kind = 'ABATEMENT' and h.id = l.evidence_id
            left join known.abatement a on a.id = h.abatement_id
            left join known.invoice_line back on l.kind = 'CREDIT' and back.id = l.evidence_id
            where l.invoice_id = :invoice
            order by l.position
            """;

    private static final String PAYMENTS = """
            select p.paid_on, p.reference, p.amount_pence from known.invoice_payment p
            where p.invoice_id = :invoice order by p.paid_on, p.recorded_at
            """;

    private static final String DISPUTES = """
            select d.raised_on, d.because, d.settled_on, d.settlement, l.position from known.invoice_dispute d
            left join known.invoice_line l on l.id = d.line_id
            where d.invoice_id = :invoice order by d.raised_on, d.id
            """;

    private static final String ACCOUNT = """
            select e.kind, e.entered_on, e.reference, i.reference as invoice, e.amount_pence, e.balance_pence, lead.official_name as lead,
                   payer.official_name as payer, s.name as scheme, app.today() as today
            from known.statement_entry e
            join known.invoice i on i.id = e.invoice_id
            join known.authority lead on lead.id = e.authority_id
            join known.authority payer on payer.id = e.partner_id
            left join known.joint_scheme s on s.id = e.scheme_id
            where e.scheme_id = :scheme and e.partner_id = :payer
            order by e.place
            """;

    private final JdbcClient database;
    private final TransactionTemplate reading;
    private final Printer printer;

    InvoiceDocuments(JdbcClient database, PlatformTransactionManager transactions, Printer printer) {
        this.database = database;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.printer = printer;
    }

    /** Empty where there is no such invoice for who asks. */
    Optional<PrintedFile> invoice(UUID invoice) {
        return Objects.requireNonNull(reading.execute(status -> database.sql(HEAD)
                        .param("invoice", invoice)
                        .query(Row.MAPPER)
                        .optional()
                        .map(head -> InvoicePaper.of(
                                head, rows(LINES, invoice), rows(PAYMENTS, invoice), rows(DISPUTES, invoice)))))
                .map(this::printed);
    }

    /** The account of who pays in one scheme. Empty where nothing of it is there for who asks. */
    Optional<PrintedFile> statement(UUID scheme, UUID payer) {
        List<Row> entries = Objects.requireNonNull(reading.execute(status -> database.sql(ACCOUNT)
                .param("scheme", scheme)
                .param("payer", payer)
                .query(Row.MAPPER)
                .list()));
        return entries.isEmpty() ? Optional.empty() : Optional.of(printed(StatementPaper.of(entries)));
    }

    private List<Row> rows(String sql, UUID invoice) {
        return database.sql(sql).param("invoice", invoice).query(Row.MAPPER).list();
    }

    private PrintedFile printed(Paper paper) {
        return PrintedFile.of(paper.title(), "pdf", Printer.MEDIA_TYPE, printer.print(paper));
    }
}
