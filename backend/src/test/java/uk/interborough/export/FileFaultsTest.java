package uk.interborough.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.interborough.export.Files.CSV;
import static uk.interborough.export.Files.EALING;
import static uk.interborough.export.Files.NDJSON;
import static uk.interborough.export.Files.XLSX;
import static uk.interborough.export.Files.ZIP;
import static uk.interborough.export.Files.file;
import static uk.interborough.export.Files.refusal;
import static uk.interborough.export.Files.unzipped;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Statements;
import uk.interborough.testing.TestDatabase;

/** A file is whole and of one moment, or it cannot be taken for one. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "interborough.export.rows-inside=60")
@OnDemonstration
class FileFaultsTest {
    private static final String RETURNS =
            "{performanceReturns(orderBy:[{receivedAt:ASC}]){nodes{id service{name provider{name}} receivedAt version}}}";

    @Autowired
    TestDatabase database;

    @Autowired
    Statements statements;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{services{nodes{shoeSize}}}|VALIDATION",
                "{services{|SYNTAX",
                "{services(first:-1){nodes{id}}}|LIMIT_EXCEEDED",
                "{services(after:\"!\"){nodes{id}}}|CURSOR_INVALID",
                "{service(id:\"5\"){id}}|BAD_USER_INPUT",
                "{services{pageInfo{endCursor}}}|BAD_USER_INPUT",
                "{services{nodes{id} edges{cursor}} a:services{nodes{name a:name name:id}}}|VALIDATION",
                "{services{edges{cursor node{cursor:name}}}}|BAD_USER_INPUT",
                "{__schema{types{name}}}|BAD_USER_INPUT",
                "{__typename}|BAD_USER_INPUT",
                "{node(id:\"service-5\"){id}}|BAD_USER_INPUT",
                "{performanceWorkbook(service:\"x\",financialYear:2026){name}}|BAD_USER_INPUT",
                "mutation{changePassword(current:\"a\",new:\"b\"){changed}}|BAD_USER_INPUT",
                "{authorities{nodes{services{nodes{id}}}}}|LIMIT_EXCEEDED",
                "{performanceReturns(last:61){nodes{id}}}|LIMIT_EXCEEDED"
            })
    void faultsAreSaidInJsonBeforeTheFirstByte(String query, String code) {
        for (String type : new String[] {XLSX, ZIP}) {
            Reply refusal = refusal(EALING, type, query);
            assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
            assertThat(refusal.codes()).containsExactly(code);
            assertThat(refusal.json().has("data")).isFalse();
        }
    }

    /** The error comes with the last rows the database sends, so this also sees that the first are sent before. */
    @ParameterizedTest
    @ValueSource(strings = {CSV, NDJSON, ZIP})
    void aFailureMidwayBreaksTheFile(String type) {
        whileTheLastReturn(
                "raise exception 'unreadable';",
                () -> assertThatThrownBy(() -> EALING.downloads(type, RETURNS, Map.of()))
                        .hasCauseInstanceOf(IOException.class));
        assertThat(file(EALING, type, RETURNS)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, NDJSON})
    void aPromisedValueThatIsMissingMidwayBreaksTheFile(String type) {
        whileTheLastReturn(
                "return null;",
                () -> assertThatThrownBy(() -> EALING.downloads(type, RETURNS, Map.of()))
                        .hasCauseInstanceOf(IOException.class));
    }

    @Test
    void aWorkbookThatFailsIsNeverBegun() {
        whileTheLastReturn("raise exception 'unreadable';", () -> {
            Reply refusal = refusal(EALING, XLSX, RETURNS);
            assertThat(refusal.status()).isGreaterThanOrEqualTo(500);
            assertThat(refusal.text()).doesNotContain("unreadable");
        });
    }

    @Test
    void allTablesShowTheSameMoment() {
        PlainSql owner = PlainSql.over(database.owner());
        String before = owner.value("select count(*) from provider");
        statements.before(
                "known.provider",
                () -> statements.before(
                        "known.provider",
                        () -> owner.does(
                                "insert into provider (id, name) values (app.named_id('late', '1'), 'Came meanwhile')")));
        Map<String, String> files = unzipped(file(EALING, ZIP, "{a:providers{nodes{name}} b:providers{nodes{name}}}"));
        assertThat(owner.value("select count(*) from provider")).isNotEqualTo(before);
        assertThat(files.get("b.csv")).isEqualTo(files.get("a.csv")).doesNotContain("Came meanwhile");
        assertThat(Files.csv("{providers{nodes{name}}}")).contains("Came meanwhile");
    }

    /** The version of the last return in the order of the query is read by a function that does this. */
    private void whileTheLastReturn(String does, Runnable asked) {
        PlainSql owner = PlainSql.over(database.owner());
        String columns = owner.value("""
                select string_agg(case when column_name = 'version' then 'app.fragile(id, version) as version'
                                       else column_name end, ', ' order by ordinal_position)
                from information_schema.columns where table_schema = 'known' and table_name = 'performance_return'
                """);
        String last = owner.value("""
                select id from performance_return
                where partnership_id = (select id from partnership where code = 'WEST_LONDON')
                order by received_at desc, id desc limit 1
                """);
        owner.does(
                """
                create function app.fragile(id uuid, version integer) returns integer language plpgsql stable cost 100000
                as $$ begin if id = '%s' then %s end if; return version; end $$
                """.formatted(last, does),
                "alter view known.performance_return rename to performance_return_away",
                "create view known.performance_return with (security_invoker = true) as select " + columns
                        + " from known.performance_return_away",
                "grant select on known.performance_return to interborough_app",
                "grant execute on function app.fragile to interborough_app");
        try {
            asked.run();
        } finally {
            owner.does(
                    "drop view known.performance_return",
                    "alter view known.performance_return_away rename to performance_return",
                    "drop function app.fragile");
        }
    }
}
