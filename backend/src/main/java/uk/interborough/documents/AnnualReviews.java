package uk.interborough.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the yearly review of a protocol is informed by (P 11.2), as counted in the database for who asks: counts and never texts. */
@Component
class AnnualReviews {
    private static final String PARTNERSHIPS = """
            select p.id, p.name, s.name as protocol
            from public.partnership p
            join public.sharing_protocol s on s.partnership_id = p.id
            where p.id = any (app.partnership_ids())
              and app.has_role('COMMISSIONER', 'CONTRACT_OFFICER', 'HEAD_OF_SERVICE', 'ASSISTANT_DIRECTOR', 'SUB_GROUP_MEMBER', 'LEAD_OFFICER',
                               'ANALYST', 'NOTICE_READER', 'DATA_PROTECTION_OFFICER', 'COORDINATOR')
            order by p.name
            """;

    private static final String BY_REASON = """
            select q.name, q.clause, case when q.is_purchasing then 'Purchasing' else 'Reason' end as category, sum(c.notices)::int as notices,
                   coalesce(sum(c.notices) filter (where c.is_open), 0)::int as open
            from known.notice_count c
            join public.notice_reason q on q.id = c.reason_id
            where c.partnership_id = :partnership and extract(year from c.month) = :year
            group by q.id, q.name, q.clause, q.is_purchasing, q.position
            order by q.position, q.name
            """;

    private static final String BY_ISSUER = """
            select a.official_name as authority, sum(t.notices)::int as notices, sum(t.closed)::int as closed
            from known.notice_total t
            join public.authority a on a.id = t.authority_id
            where t.partnership_id = :partnership and extract(year from t.month) = :year
            group by grouping sets ((a.official_name), ())
            having count(*) > 0
            order by a.official_name nulls last
            """;

    private static final String BY_OUTCOME = """
            select t.name as outcome, sum(c.notices)::int as notices
            from known.notice_outcome_count c
            left join public.notice_term t on t.id = c.outcome_id
            where c.partnership_id = :partnership and extract(year from c.month) = :year
            group by t.id, t.name, t.position
            order by t.position nulls last
            """;

    private static final String BY_RECEIVER = """
            select a.official_name as authority, t.name as outcome, sum(c.notices)::int as notices
            from known.notice_outcome_count c
            join public.authority a on a.id = c.authority_id
            left join public.notice_term t on t.id = c.outcome_id
            where c.partnership_id = :partnership and extract(year from c.month) = :year
            group by a.official_name, t.id, t.name, t.position
            order by a.official_name, t.position nulls last
            """;

    private static final String TIMELINESS = """
            select case t.measure when 'NOTIFICATION' then 'Event to notification' else 'Circulation to acknowledgement' end as measure,
                   a.official_name as authority, t.counted, t.missing, round(t.median_days, 1) as median_days,
                   round(t.ninetieth_days, 1) as ninetieth_days
            from known.notice_timeliness t
            left join public.authority a on a.id = t.authority_id
            where t.partnership_id = :partnership and t.year = :year
            order by t.measure desc, a.official_name nulls first
            """;

    private final JdbcClient database;
    private final TransactionTemplate reading;
    private final Printer printer;

    AnnualReviews(JdbcClient database, PlatformTransactionManager transactions, Printer printer) {
        this.database = database;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.printer = printer;
    }

    /** The names are part of the contract. */
    enum Kind {
        XLSX,
        PDF
    }

    /**
     * Empty where the partnership is not one of who asks, or is not said and there are several.
     *
     * @param year calendar year of the circulation
     */
    Optional<PrintedFile> pack(@Nullable UUID partnership, int year, Kind kind) {
        return Objects.requireNonNull(reading.execute(status -> {
                    List<Row> own = database.sql(PARTNERSHIPS).query(Row.MAPPER).list();
                    return own.stream()
                            .filter(one -> partnership == null ? own.size() == 1 : partnership.equals(one.id("id")))
                            .findFirst()
                            .map(one -> new Pack(one, year, tables(Objects.requireNonNull(one.id("id")), year)));
                }))
                .map(pack -> file(pack, kind));
    }

    private record Pack(Row partnership, int year, List<Sheets.Sheet> tables) {
        String title() {
            return "Annual review " + year + ", " + partnership.text("name");
        }
    }

    private PrintedFile file(Pack pack, Kind kind) {
        return switch (kind) {
            case XLSX ->
                PrintedFile.of(pack.title(), "xlsx", Sheets.MEDIA_TYPE, Sheets.write(pack.title(), pack.tables()));
            case PDF -> PrintedFile.of(pack.title(), "pdf", Printer.MEDIA_TYPE, printer.print(paper(pack)));
        };
    }

    private static Paper paper(Pack pack) {
        List<Paper.Part> parts = new ArrayList<>();
        for (Sheets.Sheet table : pack.tables()) {
            parts.add(new Paper.Heading(table.name(), "P 11.2"));
            parts.add(
                    table.rows().isEmpty()
                            ? new Paper.Prose("None.")
                            : new Paper.Grid(
                                    table.headings(),
                                    table.rows().stream()
                                            .map(row -> row.stream()
                                                    .map(value -> value == null ? "–" : value.toString())
                                                    .toList())
                                            .toList()));
            table.notes().forEach(note -> parts.add(new Paper.Prose(note)));
        }
        return new Paper(
                pack.title(),
                "What informs the review of the " + pack.partnership().text("protocol")
                        + ": notifications circulated in " + pack.year() + ".",
                "Counts only; no notice can be read from them.",
                parts);
    }

    private List<Sheets.Sheet> tables(UUID partnership, int year) {
        return List.of(
                new Sheets.Sheet(
                        "Sent, by reason",
                        List.of("Reason", "Clause", "Category", "Notices", "Still open"),
                        rows(BY_REASON, partnership, year, "", "name", "clause", "category", "notices", "open"),
                        List.of(
                                "A notice with several reasons counts once for each: the sum is more than the notices sent.")),
                new Sheets.Sheet(
                        "Sent, by authority",
                        List.of("Issuing authority", "Notices", "Closed since"),
                        rows(BY_ISSUER, partnership, year, "All, each once", "authority", "notices", "closed"),
                        List.of("Each notice counts once.")),
                new Sheets.Sheet(
                        "Received, by outcome",
                        List.of("Outcome", "Notices received"),
                        rows(BY_OUTCOME, partnership, year, "Unanswered", "outcome", "notices"),
                        List.of(
                                "A notice counts once for each authority that received it, and once for each thing that authority did.")),
                new Sheets.Sheet(
                        "Received, by authority",
                        List.of("Receiving authority", "Outcome", "Notices received"),
                        rows(BY_RECEIVER, partnership, year, "Unanswered", "authority", "outcome", "notices"),
                        List.of()),
                new Sheets.Sheet(
                        "Timeliness",
                        List.of(
                                "Measure",
                                "Authority",
                                "Counted",
                                "Not yet",
                                "Median, days",
                                "Nine in ten within, days"),
                        rows(
                                TIMELINESS,
                                partnership,
                                year,
                                "All",
                                "measure",
                                "authority",
                                "counted",
                                "missing",
                                "median_days",
                                "ninetieth_days"),
                        List.of("Days are calendar days. Notices brought in from an earlier register are not in it.")));
    }

    /** @param unnamed what stands where the database names nothing: its total, or what has no outcome */
    private List<List<@Nullable Object>> rows(
            String sql, UUID partnership, int year, String unnamed, String... columns) {
        return database.sql(sql).param("partnership", partnership).param("year", year).query(Row.MAPPER).list().stream()
                .map(row -> row.inOrder(columns))
                .map(values -> {
                    for (int i = 0; i < Math.min(2, values.size()); i++) {
                        if (values.get(i) == null) {
                            values.set(i, unnamed);
                        }
                    }
                    return values;
                })
                .toList();
    }
}
