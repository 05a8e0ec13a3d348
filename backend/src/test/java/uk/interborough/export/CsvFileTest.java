package uk.interborough.export;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.interborough.export.Files.EALING;
import static uk.interborough.export.Files.csv;
import static uk.interborough.export.Files.records;
import static uk.interborough.export.Files.text;
import static uk.interborough.export.Files.values;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** What a query answers as CSV. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class CsvFileTest {
    private static final String SEEN = "partnership_id = (select id from partnership where code = 'WEST_LONDON')";

    /** Names that a spreadsheet, a reader of CSV or a reader of UTF-8 could get wrong. */
    private static final Map<String, String> ODD_NAMES = Map.of(
            "=1+1", "'=1+1",
            "+44 20 7946 0123", "'+44 20 7946 0123",
            "-dash", "'-dash",
            "@sum", "'@sum",
            "\ttab", "'\ttab",
            "O'Brien, \"Q\"", "O'Brien, \"Q\"",
            "two\nlines", "two\nlines",
            "Žofie 家 🏠", "Žofie 家 🏠",
            "a=b", "a=b");

    @Autowired
    TestDatabase database;

    private PlainSql owner;

    @BeforeEach
    void oddProviders() {
        owner = PlainSql.over(database.owner());
        ODD_NAMES
                .keySet()
                .forEach(name -> owner.does(
                        "insert into provider (id, name, description) select app.named_id('odd', '%1$s'), '%1$s', '' where not exists (select from provider where id = app.named_id('odd', '%1$s'))"
                                .formatted(name.replace("'", "''"))));
    }

    @Test
    void holdsWhatPlainSqlSays() {
        String csv = csv(
                "{services(orderBy:[{splsId:ASC},{id:ASC}]){nodes{id splsId provider{name} second:secondaryClientGroup{name} directAccess annualPrice units staffHoursPerWeek lastVerifiedOn languages __typename}}}");
        assertThat(records(csv).getFirst())
                .containsExactly(
                        "id",
                        "splsId",
                        "provider.name",
                        "second.name",
                        "directAccess",
                        "annualPrice",
                        "units",
                        "staffHoursPerWeek",
                        "lastVerifiedOn",
                        "languages",
                        "__typename");
        assertThat(values(csv)).isEqualTo(owner.values("""
                        select 'service-' || s.id, s.spls_id, p.name, coalesce(g.name, ''), s.direct_access,
                               coalesce(round(c.annual_price_pence / 100.0, 2)::text, ''), coalesce(c.units::text, ''),
                               coalesce(c.staff_hours_per_week::text, ''), coalesce(s.last_verified_on::text, ''),
                               array_to_string(s.languages, '; '), 'Service'
                        from service s
                        join provider p on p.id = s.provider_id
                        left join client_group g on g.id = s.secondary_client_group_id
                        left join contract c on c.service_id = s.id and c.starts_on <= '2026-11-22'
                            and (c.ends_on is null or c.ends_on >= '2026-11-22')
                        where s.%s order by s.spls_id, s.id
                        """.formatted(SEEN)));
    }

    @Test
    void holdsAllPages() {
        List<String> ids = owner.values("select 'performance-return-' || id from performance_return where " + SEEN);
        assertThat(ids).hasSizeGreaterThan(500);
        assertThat(values(csv("{performanceReturns{nodes{id}}}"))).containsExactlyInAnyOrderElementsOf(ids);
    }

    @ParameterizedTest
    @CsvSource({"first:3,3", "first:600,600", "last:7,7", "first:0,0"})
    void holdsNoMoreThanWasAskedFor(String page, int rows) {
        String query = "{performanceReturns(%s,orderBy:[{receivedAt:ASC},{id:ASC}]){nodes{id}}}";
        List<String> all = values(csv(query.formatted("first:1000000")));
        assertThat(values(csv(query.formatted(page))))
                .isEqualTo(page.startsWith("last") ? all.subList(all.size() - rows, all.size()) : all.subList(0, rows));
    }

    @Test
    void goesOnBehindACursor() {
        List<List<String>> edges = records(csv("{services(orderBy:[{name:ASC}]){edges{cursor node{name}}}}"));
        assertThat(edges.getFirst()).containsExactly("cursor", "name");
        assertThat(values(csv(
                        "{services(orderBy:[{name:ASC}],after:\"" + edges.get(9).getFirst() + "\"){nodes{name}}}")))
                .isEqualTo(edges.stream().skip(10).map(List::getLast).toList());
    }

    @Test
    void textsAreNoFormulas() {
        assertThat(
                        values(
                                csv(
                                        "{providers(where:{id:{in:[%s]}}){nodes{name}}}"
                                                .formatted(
                                                        String.join(
                                                                ",",
                                                                owner.values(
                                                                        "select to_json('provider-' || id)::text from provider where id in (select app.named_id('odd', name) from provider)"))))))
                .containsExactlyInAnyOrderElementsOf(ODD_NAMES.values());
    }

    @Test
    void nothingIsToldFromATextWithoutCharacters() {
        assertThat(csv("{providers(where:{name:{in:[\"a=b\"]}}){nodes{name description website}}}"))
                .isEqualTo("name,description,website\r\na=b,\"\",\r\n");
    }

    @Test
    void derivedValuesAndRatesAreColumns() {
        String query =
                "{authorityQuarters(since:{financialYear:2026,quarter:1},orderBy:[{authority:{name:ASC}}]){nodes{authority{name} quarter{label number} utilisation{value numerator denominator applies}}}}";
        String csv = csv(query);
        assertThat(records(csv).getFirst())
                .containsExactly(
                        "authority.name",
                        "quarter.label",
                        "quarter.number",
                        "utilisation.value",
                        "utilisation.numerator",
                        "utilisation.denominator",
                        "utilisation.applies");
        assertThat(values(csv))
                .isEqualTo(EALING.asks(query).values().stream()
                        .map(value -> value.equals("null") ? "" : value)
                        .toList());
    }

    @Test
    void fragmentsVariablesAndDirectivesWorkAsElsewhere() {
        HttpResponse<byte[]> file = EALING.downloads(
                "text/csv",
                "query Q($s:Boolean!,$n:Int,$slug:String){services(first:$n,where:{authority:{slug:{eq:$slug}}}){...L}} fragment L on ServiceConnection{nodes{...N where:authority{slug} id @skip(if:$s)}} fragment N on Service{called:name @include(if:$s) ... on Node{key:id}}",
                Map.of("s", true, "n", 2, "slug", "harrow"));
        List<List<String>> records = records(text(file.body()));
        assertThat(records.getFirst()).containsExactly("called", "key", "where.slug");
        assertThat(records.subList(1, 3)).allSatisfy(each -> assertThat(each).endsWith("harrow"));
        assertThat(records).hasSize(3);
    }

    @Test
    void oneObjectIsOneRowAndACountIsOneToo() {
        assertThat(csv("{viewer{username authority{name}}}"))
                .isEqualTo("username,authority.name\r\ncommissioner.ealing,Ealing\r\n");
        assertThat(csv("{clientGroups{totalCount{value precision}}}"))
                .isEqualTo("totalCount.value,totalCount.precision\r\n"
                        + owner.value("select count(*) from client_group") + ",EXACT\r\n");
        assertThat(
                        values(
                                csv(
                                        "{clientGroups(where:{code:{eq:\"none\"}}){totalCount{value} nodes{code} pageInfo{endCursor}}}")))
                .isEmpty();
    }

    @Test
    void statisticsAreRowsToo() {
        String query =
                "{servicesStats(groupBy:[{by:AUTHORITY}]){nodes{key{authority{name}} count units{sum avg} summedOver}}}";
        String csv = csv(query);
        assertThat(records(csv).getFirst())
                .containsExactly("key.authority.name", "count", "units.sum", "units.avg", "summedOver");
        assertThat(records(csv).stream()
                        .skip(1)
                        .flatMap(row -> row.subList(0, 4).stream())
                        .toList())
                .isEqualTo(EALING.asks(query).values());
    }

    @Test
    void aLinkNamesItsFormat() {
        String link = "/graphql?query=%7BclientGroups%7Bnodes%7Bcode%7D%7D%7D&format=";
        assertThat(EALING.sends(EALING.request(link + "csv&bom=true").GET()).text())
                .startsWith("\uFEFFcode\r\n");
        assertThat(EALING.sends(EALING.request(link + "ndjson").GET()).text()).startsWith("{\"code\":");
        assertThat(EALING.sends(EALING.request(link + "docx").GET()).status()).isEqualTo(406);
    }

    @Test
    void viewersGetWhatTheyMaySee() {
        String query = "{services{nodes{authority{slug}}}}";
        List<String> west = values(text(Files.file(EALING, "text/csv", query)));
        List<String> north = values(text(Files.file(Viewer.as("commissioner.wigan"), "text/csv", query)));
        assertThat(west).contains("ealing").doesNotContain("wigan");
        assertThat(north).doesNotContain("ealing", "harrow");
    }

    @Test
    void isAFileWithANameAndAType() {
        HttpResponse<byte[]> file = EALING.downloads("text/csv; bom=true", "{s:clientGroups{nodes{code}}}", Map.of());
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;header=present;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"s-2026-11-22.csv\"");
        assertThat(file.body()).startsWith(0xEF, 0xBB, 0xBF, 'c', 'o', 'd', 'e', '\r', '\n');
    }
}
