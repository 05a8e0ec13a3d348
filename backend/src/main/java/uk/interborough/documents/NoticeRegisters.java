package uk.interborough.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Monthly registers as workbooks: what was open at their moment, as the database shows it to who asks, and no text of it. */
@Component
class NoticeRegisters {
    private static final List<String> HEADINGS = List.of(
            "Reference",
            "Provider",
            "Issuing authority",
            "Reasons",
            "Category",
            "Event on",
            "Notified on",
            "Review on",
            "Placement action",
            "State");

    private static final String REGISTER = """
            select r.made_at::text as made_at, r.made_on, to_char(r.month, 'FMMonth YYYY') as month, s.name as protocol,
                   set_config('app.known_at', r.made_at::text, true) as known_at
            from public.notice_register r
            join public.sharing_protocol s on s.partnership_id = r.partnership_id
            where r.id = :register
            """;

    private static final String NOTICES = """
            select n.reference, coalesce(v.provider_name, p.name) as provider, a.official_name as authority,
                   (select string_agg(q.name || ' (' || q.clause || '), ' || lower(g.certainty), '; ' order by q.position)
                    from known_then.stated_reason g join known_then.notice_reason q on q.id = g.reason_id
                    where g.notice_version_id = v.id and not g.is_purchasing) as reasons,
                   (select q.name from known_then.stated_reason g join known_then.notice_reason q on q.id = g.reason_id
                    where g.notice_version_id = v.id and g.is_purchasing) as category,
                   v.event_on, v.notified_on, n.review_on, t.name as placement_action,
                   case when n.review_on < r.made_on then 'Awaiting review' else 'Open' end as state
            from public.notice_register r
            join known_then.notice n on n.partnership_id = r.partnership_id and n.state = 'CIRCULATED'
            join known_then.notice_version v on v.id = n.latest_version_id
            join known_then.authority a on a.id = n.authority_id
            left join known_then.provider p on p.id = n.provider_id
            left join known_then.notice_term t on t.id = v.placement_action_id
            where r.id = :register
            order by n.reference
            """;

    private final JdbcClient database;
    private final TransactionTemplate reading;

    NoticeRegisters(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Empty where there is no such register, or not for who asks. */
    Optional<PrintedFile> file(UUID register) {
        return Objects.requireNonNull(reading.execute(status -> database.sql(REGISTER)
                .param("register", register)
                .query(Row.MAPPER)
                .optional()
                .map(made -> file(made, rows(register)))));
    }

    private List<List<@Nullable Object>> rows(UUID register) {
        return database.sql(NOTICES).param("register", register).query(Row.MAPPER).list().stream()
                .map(row -> row.inOrder(
                        "reference",
                        "provider",
                        "authority",
                        "reasons",
                        "category",
                        "event_on",
                        "notified_on",
                        "review_on",
                        "placement_action",
                        "state"))
                .toList();
    }

    private static PrintedFile file(Row made, List<List<@Nullable Object>> rows) {
        String title = "Notice register " + made.text("month");
        return PrintedFile.of(
                title,
                "xlsx",
                Sheets.MEDIA_TYPE,
                Sheets.write(
                        title,
                        List.of(new Sheets.Sheet(
                                "Open notices",
                                HEADINGS,
                                rows,
                                Arrays.asList(
                                        made.text("protocol") + ": notices open on " + made.text("made_on") + ".",
                                        NoticePaper.FOOT)))));
    }
}
