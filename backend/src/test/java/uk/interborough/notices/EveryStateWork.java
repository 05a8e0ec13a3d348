package uk.interborough.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Time;
import uk.interborough.testing.Viewer;

/** Notices in each state, full of words that stand nowhere else, and many who may look, on a database of these tests' own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "interborough.test=disclosure",
            "interborough.limits.points-per-minute=1000000000",
            "interborough.limits.nodes=1000000000000",
            "interborough.limits.fields=100000",
            "interborough.limits.tokens=100000",
            "interborough.limits.characters=1000000",
            "interborough.limits.aliases=10000",
            "interborough.limits.body-bytes=10000000",
            // each of some hundred statements is asked for everybody, and takes longer to plan than to run
            "spring.datasource.hikari.connection-init-sql=set time zone 'UTC'; set plan_cache_mode = force_generic_plan",
            "spring.datasource.hikari.data-source-properties.prepareThreshold=1",
            "spring.datasource.hikari.data-source-properties.preparedStatementCacheQueries=1000",
            "spring.datasource.hikari.data-source-properties.preparedStatementCacheSizeMiB=100"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryStateWork extends NoticesWork {
    /** What these tests made is drafts of Ealing, and of Wigan what was submitted. */
    private static final String OURS = " and authority_id = (select id from authority where slug"
            + " = case when submitted_at is null then 'ealing' else 'wigan' end)";

    private static final int AT_ONCE = 2;

    @Autowired
    Time time;

    NoticesPlanted planted;
    Walk walk;
    List<Onlooker> onlookers = List.of();
    String beforeCirculation = "";

    @BeforeAll
    void noticesInEveryState() {
        everybodyHasNamedAContact();
        planted = new NoticesPlanted(owner);
        walk = new Walk(family());
        Onlooker.make(owner);
        onlookers = Onlooker.made(owner);
        time.passes(Duration.ofSeconds(6));
        Map<String, Object> ofReader = Map.of("provider", provider());
        draftWithFile(ofReader, "draft");
        Begun gone = draftWithFile(ofReader, "gone");
        change(EALING, "discardNoticeDraft", gone);

        Begun circulated = draftWithFile(westLondon("PROVIDER_WITHDREW"), "old");
        replant(circulated, "circulated");
        beforeCirculation = moment();
        circulated(EALING, circulated);
        open(Viewer.as("m.commissioner.brent"), circulated.id());
        plant(next(EALING, circulated, "CORRECTION"), "second", "");

        Begun closed = draftWithFile(westLondon("PROVIDER_WITHDREW"), "old");
        replant(closed, "closed");
        circulated(EALING, closed);
        change(EALING, "signOffNoticeReview", "notice: \"" + closed.id() + "\"");

        Begun submitted =
                begun(WestLondonLifeTest.attach(WIGAN, begin(WIGAN, northWest()), "a.txt", "Dear all".getBytes()));
        begun(change(WIGAN, "submitNotice", submitted));
        plant(submitted, "submitted", submitted.uuid());
    }

    /** For every one of them, several at a time. */
    static <T> void each(Collection<T> all, Consumer<T> what) throws Exception {
        try (ExecutorService several = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (T one : all) {
                calls.add(() -> {
                    what.accept(one);
                    return true;
                });
            }
            for (Future<Boolean> call : several.invokeAll(calls)) {
                call.get();
            }
        }
    }

    /** Tables that belong to a notice, and everything that is read from them. */
    Set<String> family() {
        return new TreeSet<>(owner.values("""
                with recursive family(oid) as (
                    select c.oid from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                      and (c.relname in ('notice', 'notice_file') or exists (
                          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'notice_id' and not a.attisdropped))
                    union
                    select r.ev_class from family f
                    join pg_depend d on d.refobjid = f.oid and d.classid = 'pg_rewrite'::regclass
                    join pg_rewrite r on r.oid = d.objid
                    where r.ev_class <> f.oid)
                select distinct c.relname from family join pg_class c using (oid)
                """));
    }

    /** Now, as the database has it. */
    String moment() {
        return owner.value("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
    }

    /** Its words. */
    static String file(Onlooker onlooker, String form, String question) {
        HttpResponse<byte[]> file = onlooker.viewer().downloads(form, question, Map.of());
        assertThat(file.statusCode()).as(question).isEqualTo(200);
        return unpacked(file.body());
    }

    private static String unpacked(byte[] file) {
        if (file.length < 2 || file[0] != 'P' || file[1] != 'K') {
            return new String(file, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            DataFormatter shown = new DataFormatter();
            workbook.forEach(sheet -> sheet.forEach(row ->
                    row.forEach(cell -> text.append(shown.formatCellValue(cell)).append(' '))));
        } catch (IOException damaged) {
            throw new IllegalStateException(damaged);
        }
        return text.toString();
    }

    /** All rows of relations, now and in the history, as the role of the application. */
    String tables(Onlooker onlooker, List<String> relations) {
        List<String> identity = owner.values(
                "select (i).account_id, coalesce((i).authority_id::text, ''), (i).partnership_ids::text, (i).roles::text"
                        + " from (select app.identity_of(id) as i from account where username = '" + onlooker.username()
                        + "') x");
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.app().getConnection()) {
            connection.setAutoCommit(false);
            PlainSql.values(
                    connection,
                    "select set_config('app.account', '%s', true), set_config('app.authority', '%s', true), set_config('app.partnerships', '%s', true),"
                                    .formatted(identity.get(0), identity.get(1), identity.get(2))
                            + " set_config('app.roles', '%s', true), set_config('app.known_at', clock_timestamp()::text, true)"
                                    .formatted(identity.get(3)));
            for (String relation : relations) {
                PlainSql.values(connection, "select t::text from " + relation + " t")
                        .forEach(rows::append);
            }
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return rows.toString();
    }

    /** All that tell of notices. */
    List<String> relations() {
        return owner.values(
                "select c.oid::regclass from pg_class c where c.relname in ("
                        + family().stream()
                                .map(name -> "'" + name + "'")
                                .reduce((a, b) -> a + "," + b)
                                .orElseThrow()
                        + ") and c.relkind in ('r', 'v') and has_table_privilege('interborough_app', c.oid, 'select') order by 1");
    }

    private Begun draftWithFile(Map<String, Object> draft, String state) {
        Begun begun = begun(save(EALING, null, draft, null));
        if (!draft.containsKey("reasons")) {
            begun = begun(save(
                    EALING,
                    begun,
                    Map.of("reasons", westLondon("TAX_NI_ARREARS").get("reasons")),
                    null));
        }
        begun = begun(WestLondonLifeTest.attach(EALING, begun, "letter.txt", ("Dear all " + state).getBytes()));
        plant(begun, state, state.equals("draft") || state.equals("gone") ? begun.uuid() : "");
        return begun;
    }

    private void plant(Begun begun, String state, String identifier) {
        String version = version(begun);
        planted.plant(state, version);
        if (!state.equals("old")) {
            planted.plantIdentifiers(state, version, identifier);
        }
    }

    /** Words of a draft before it was circulated stay in the history; the days have to fit. */
    private void replant(Begun begun, String state) {
        planted.plant(state, version(begun));
        owner.does(
                "update notice_version set event_on = '2026-11-16', notified_on = null, review_on = null, informed_on = null where id = '"
                        + version(begun) + "'");
        owner.does("update notice_content set commented_on = null where notice_version_id = '" + version(begun) + "'");
    }

    private String version(Begun begun) {
        return owner.value(
                "select id from notice_version where notice_id = '" + begun.uuid() + "' and circulated_at is null");
    }

    /** State, table, type and identifier of what is not told to everybody; of notices those that were never circulated. */
    List<String[]> rows() {
        List<String[]> rows = new ArrayList<>();
        for (String[] each : new String[][] {
            {"notice_version", "NoticeVersion", "notice-version-"},
            {"notice_content", "NoticeContent", "notice-content-"},
            {"stated_reason", "StatedReason", "stated-reason-"},
            {"notice_attachment", "NoticeAttachment", "notice-attachment-"}
        }) {
            List<String> found =
                    owner.values("select case when submitted_at is not null then 'submitted' when notice_id in"
                            + " (select id from notice where circulated_at is not null) then 'second' else 'draft' end, id from "
                            + each[0] + " where circulated_at is null" + OURS + " order by id");
            for (int i = 0; i < found.size(); i += 2) {
                rows.add(new String[] {found.get(i), each[0], each[1], each[2] + found.get(i + 1)});
            }
        }
        List<String> notices = owner.values(
                "select case when submitted_at is null then 'draft' else 'submitted' end, id from notice where circulated_at is null"
                        + OURS);
        for (int i = 0; i < notices.size(); i += 2) {
            rows.add(new String[] {notices.get(i), "notice_version", "Notice", "notice-" + notices.get(i + 1)});
        }
        owner.values("select 'notice-content-' || id from notice_content where circulated_at is not null"
                        + " and authority_id = (select id from authority where slug = 'ealing')")
                .forEach(id -> rows.add(new String[] {"closed", "notice_content", "NoticeContent", id}));
        return rows.stream()
                .filter(row -> !row[0].equals("closed")
                        || owner.value(
                                        "select count(*) from notice_reading where notice_version_id = (select notice_version_id from notice_content where id = '"
                                                + row[3].substring(row[3].length() - 36) + "')")
                                .equals("0"))
                .toList();
    }
}
