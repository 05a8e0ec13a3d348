package uk.interborough.documents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The form on which a notice is given, as it stands in one version. Reads what the database shows to who asks, and no more. */
@Component
class NoticeForms {

    /** Without the row of its texts, which is there for whom they are open, there is no form. */
    private static final String FORM = """
            select p.name as protocol, p.form, p.partnership_id, p.coordinator_name, v.kind, v.number, n.reference, n.is_imported,
                   v.circulated_at, v.authority_id = app.authority_id() and app.reads_notices() as is_own,
                   a.official_name as authority, host.official_name as host_authority,
                   v.officer_name, v.officer_job_title, v.officer_telephone, v.event_on,
                   v.notified_on,
                   coalesce(v.provider_name, r.name) as provider_name,
                   coalesce(v.provider_address, nullif(concat_ws(', ', r.address, r.postcode), '')) as provider_address,
                   v.nature_id, v.nature_other, v.scope, coalesce(v.service_name, s.name) as service_name, v.ofsted_urn,
                   v.contract_affected, v.placement_action_id, v.placement_other, v.review_on, v.informed_on, v.informed_whom,
                   silence.name as not_informed, v.not_informed_other, v.contact_name, v.contact_position, v.contact_telephone,
                   c.what_happened, c.what_was_seen, c.provider_comments, c.commented_on, c.what_changed
            from public.notice_version v
            join public.notice n on n.id = v.notice_id
            join public.notice_content c on c.notice_version_id = v.id
            join public.sharing_protocol p on p.partnership_id = v.partnership_id
            join public.authority a on a.id = v.authority_id
            left join public.authority host on host.id = v.host_authority_id
            left join public.provider r on r.id = n.provider_id
            left join public.service s on s.id = v.service_id
            left join public.notice_term silence on silence.id = v.not_informed_id
            where v.id = :version
            """;

    private static final String REASONS = """
            select q.name, q.clause, q.is_purchasing, s.id is not null as ticked, s.certainty, s.words
            from public.notice_reason q
            left join public.stated_reason s on s.reason_id = q.id and s.notice_version_id = :version
            where s.id is not null
               or q.partnership_id = :partnership and q.part_of_id is null
                  and q.valid_from <= app.today() and (q.valid_until is null or q.valid_until > app.today())
            order by q.position, q.name
            """;

    private static final String TERMS = """
            select t.name, t.clause, t.id = :chosen as ticked
            from public.notice_term t
            where t.list = :list
              and (t.id = :chosen
                   or (t.partnership_id is null or t.partnership_id = :partnership)
                      and t.valid_from <= app.today() and (t.valid_until is null or t.valid_until > app.today()))
            order by t.position, t.name
            """;

    /** To whom it went; of a draft, to whom it would go today. */
    private static final String DISTRIBUTION = """
            select a.official_name
            from public.notice_version v
            join public.authority a on a.id <> v.authority_id
            where v.id = :version
              and case when v.circulated_at is null
                       then a.id in (select app.member_ids(v.partnership_id, app.today()))
                       else a.id in (select r.authority_id from public.receipt r where r.notice_version_id = v.id) end
            order by a.official_name
            """;

    private static final String OBSERVERS = """
            select o.name
            from public.notice_version v
            join public.notice n on n.id = v.notice_id and not n.is_imported
            join public.observer o on o.partnership_id = v.partnership_id
            cross join lateral (select coalesce((v.circulated_at at time zone 'Europe/London')::date, app.today())) d (day)
            where v.id = :version and o.joined_on <= d.day and (o.left_on is null or o.left_on > d.day)
            order by o.name
            """;

    private final JdbcClient database;
    private final TransactionTemplate reading;
    private final Printer printer;

    NoticeForms(JdbcClient database, PlatformTransactionManager transactions, Printer printer) {
        this.database = database;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.printer = printer;
    }

    /** Whose copy it is. The names are part of the contract. */
    enum Copy {
        AUTHORITY,
        PROVIDER
    }

    /** Empty where the version's texts are not open to who asks, and the provider's copy to all but the issuer. */
    Optional<PrintedFile> print(UUID version, Copy copy) {
        return Objects.requireNonNull(reading.execute(status -> stated(version)))
                .filter(stated -> copy == Copy.AUTHORITY || stated.facts().is("is_own"))
                .map(stated -> NoticePaper.of(stated, copy))
                .map(paper -> PrintedFile.of(
                        paper.title() + (copy == Copy.PROVIDER ? " provider's copy" : ""),
                        "pdf",
                        Printer.MEDIA_TYPE,
                        printer.print(paper)));
    }

    private Optional<StatedNotice> stated(UUID version) {
        return database.sql(FORM)
                .param("version", version)
                .query(Row.MAPPER)
                .optional()
                .map(facts -> new StatedNotice(
                        facts,
                        reasons(version, facts),
                        terms("SERVICE_NATURE", facts, "nature"),
                        terms("PLACEMENT_ACTION", facts, "placement_action"),
                        names(DISTRIBUTION, version),
                        names(OBSERVERS, version)));
    }

    private List<Row> reasons(UUID version, Row facts) {
        return database.sql(REASONS)
                .param("version", version)
                .param("partnership", facts.id("partnership_id"))
                .query(Row.MAPPER)
                .list();
    }

    private List<Row> terms(String list, Row facts, String chosen) {
        return database.sql(TERMS.replace(":chosen", "cast(:chosen as uuid)"))
                .param("list", list)
                .param("chosen", facts.id(chosen + "_id"))
                .param("partnership", facts.id("partnership_id"))
                .query(Row.MAPPER)
                .list();
    }

    private List<String> names(String sql, UUID version) {
        RowMapper<String> first = (row, number) -> row.getString(1);
        return database.sql(sql).param("version", version).query(first).list();
    }
}
