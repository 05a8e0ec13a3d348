package uk.interborough.documents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Proposals as papers for the joint board (JPA 8.1, 8.2). Reads what the database shows to who asks, and no more. */
@Component
class ProposalDocuments {

    private static final String HEAD = """
            select p.state, p.effective_on, p.because, (p.proposed_at at time zone 'Europe/London')::date as proposed_on,
                   (p.decided_at at time zone 'Europe/London')::date as decided_on, s.name as scheme, lead.official_name as lead, h.number as schedule,
                   app.financial_year(coalesce((p.decided_at at time zone 'Europe/London')::date, app.today())) as year, app.today() as today
            from known.apportionment_proposal p
            join known.joint_scheme s on s.id = p.scheme_id
            join known.authority lead on lead.id = p.authority_id
            left join known.scheme_schedule h on h.id = p.schedule_id
            where p.id = :proposal
            """;

    private static final String SHARES = """
            select a.name, e.units_before, e.units, e.change, e.annual_before_pence, e.annual_pence, e.annual_change_pence, e.quarter_change_pence,
                   app.quarter_label(e.quarter) as quarter, e.answer, (e.answered_at at time zone 'Europe/London')::date as answered_on, e.words
            from known.share_effect e
            join known.authority a on a.id = e.authority_id
            where e.proposal_id = :proposal
            order by a.name
            """;

    private static final String QUOTAS = """
            select e.scope, e.units_before, e.unit_weeks_before, e.units, e.unit_weeks, e.before_id is not null as stands,
                   (select string_agg(a.name, ', ' order by a.name) from known.quota_neighbour n join known.authority a on a.id = n.authority_id
                    where n.quota_id = e.before_id) as neighbours_before,
                   (select string_agg(a.name, ', ' order by a.name) from known.proposed_quota_neighbour n join known.authority a on a.id = n.authority_id
                    where n.proposed_quota_id = e.id) as neighbours
            from known.quota_effect e
            where e.proposal_id = :proposal
            order by e.scope desc
            """;

    private static final String REPLAYED = """
            select c.scope, c.year, a.name, c.stays, c.nights, c.free_nights_before, c.free_nights, c.change_nights, c.change_unit_weeks, c.stays_without_room
            from known.quota_effect e
            join known.apportionment_proposal p on p.id = e.proposal_id
            cross join lateral (select app.financial_year(coalesce((p.decided_at at time zone 'Europe/London')::date, app.today())) as year) f
            cross join lateral generate_series(f.year - 1, f.year) y(year)
            cross join lateral known.quota_change(
                e.scheme_id, e.scope, e.units, e.unit_weeks,
                array(select n.authority_id from known.proposed_quota_neighbour n where n.proposed_quota_id = e.id), y.year) c
            join known.authority a on a.id = c.authority_id
            where e.proposal_id = :proposal
            order by c.scope desc, c.year, a.name
            """;

    private final JdbcClient database;
    private final TransactionTemplate reading;
    private final Printer printer;

    ProposalDocuments(JdbcClient database, PlatformTransactionManager transactions, Printer printer) {
        this.database = database;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.printer = printer;
    }

    /** Empty where there is no such proposal for who asks. */
    Optional<PrintedFile> proposal(UUID proposal) {
        return Objects.requireNonNull(reading.execute(status -> database.sql(HEAD)
                        .param("proposal", proposal)
                        .query(Row.MAPPER)
                        .optional()
                        .map(head -> ProposalPaper.of(
                                head, rows(SHARES, proposal), rows(QUOTAS, proposal), rows(REPLAYED, proposal)))))
                .map(paper -> PrintedFile.of(paper.title(), "pdf", Printer.MEDIA_TYPE, printer.print(paper)));
    }

    private List<Row> rows(String sql, UUID proposal) {
        return database.sql(sql).param("proposal", proposal).query(Row.MAPPER).list();
    }
}
