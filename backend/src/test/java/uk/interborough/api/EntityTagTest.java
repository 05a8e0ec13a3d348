package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Statements;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

/** Who has an answer already is told that it still holds, and nothing is read for it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class EntityTagTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final String SERVICES = "{services(first:3){nodes{name units}}}";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Autowired
    Statements statements;

    @Autowired
    TestDatabase database;

    @Test
    void theSameQuestionIsAnsweredWithoutAStatement() {
        Reply first = gets(EALING, SERVICES, "");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(first.headers().firstValue("Vary").orElseThrow()).contains("Accept", "Authorization", "Cookie");
        String tag = tag(first);
        statements.taken();
        for (String named : List.of(tag, "\"other\", " + tag, "W/" + tag)) {
            Reply again = gets(EALING, SERVICES, named);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).hasValue(tag);
            assertThat(again.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        }
        assertThat(statements.taken()).isEmpty();
        assertThat(gets(EALING, SERVICES, "\"other\"").status()).isEqualTo(200);
        assertThat(statements.taken()).hasSize(1);
    }

    @Test
    void aTagIsOfOneQuestionOneViewerAndOneMediaType() {
        Reply first = gets(EALING, SERVICES, "");
        String tag = tag(first);
        assertThat(tag).matches("\"[A-Za-z0-9_-]{43}\"");
        assertThat(tag(gets(EALING, SERVICES, ""))).isEqualTo(tag);
        assertThat(tag(gets(EALING, SERVICES + " ", ""))).isNotEqualTo(tag);
        assertThat(tag(gets(EALING, SERVICES + "&variables=%7B%22n%22:1%7D", "")))
                .isNotEqualTo(tag);
        assertThat(tag(gets(Viewer.as("lead.ealing"), SERVICES, ""))).isNotEqualTo(tag);
        assertThat(gets(Viewer.as("lead.ealing"), SERVICES, tag).status()).isEqualTo(200);
        Reply other = EALING.sends(get(EALING, SERVICES, tag).header("Accept", "application/graphql-response+json"));
        assertThat(other.status()).isEqualTo(200);
        assertThat(tag(other)).isNotEqualTo(tag);
    }

    @Test
    void aTokenThatReadsHasOtherTagsThanOneThatWrites() {
        Reply made =
                EALING.asks("mutation{createAccessToken(name:\"reads\",scope:READ,expiresOn:\"2027-11-01\"){secret}}");
        Viewer reading = Viewer.holding(made.at("/createAccessToken/secret").asString());
        assertThat(tag(gets(reading, SERVICES, ""))).isNotEqualTo(tag(gets(EALING, SERVICES, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{services(after:\"!\"){nodes{id}}}", "{nothing}", "{viewer"})
    void anAnswerWithErrorsIsNotKept(String query) {
        Reply reply = gets(EALING, query, "");
        assertThat(reply.headers().firstValue("ETag")).isEmpty();
        assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void anAnswerToAPostIsNotKept() {
        Reply reply = EALING.asks(SERVICES);
        assertThat(reply.headers().firstValue("ETag")).isEmpty();
        assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    /** Changed by somebody else, such as another server. */
    @TestFactory
    Stream<DynamicTest> noTagOutlivesAChangeMadeElsewhere() {
        return Map.of(
                        "a service",
                                "update service set name = name || ' ' where id = (select min(id::text)::uuid from service)",
                        "a rollup", "update return_rollup set received = received where quarter = '2026-07-01'",
                        "a code list",
                                "update client_group set name = name where code = (select min(code) from client_group)",
                        "a partnership", "update partnership set name = name",
                        "a role", "update account_role set role = role",
                        "an account", "update account set name = name where username = 'dpo'",
                        "an early version", "update history.service set name = name where recorded_until is not null")
                .entrySet()
                .stream()
                .map(change -> DynamicTest.dynamicTest(change.getKey(), () -> {
                    String tag = tag(gets(EALING, SERVICES, ""));
                    PlainSql.over(database.owner()).does(change.getValue());
                    await().atMost(SOON).until(() -> gets(EALING, SERVICES, tag).status() == 200);
                }));
    }

    @Test
    void noTagOutlivesAChangeMadeHereForAMoment() {
        String tokens = "{accessTokens{nodes{name}}}";
        for (int i = 0; i < 5; i++) {
            String tag = tag(gets(EALING, tokens, ""));
            EALING.asks("mutation{createAccessToken(name:\"made here " + i
                            + "\",scope:READ,expiresOn:\"2027-11-01\"){accessToken{id}}}")
                    .data();
            Reply after = gets(EALING, tokens, tag);
            assertThat(after.status()).isEqualTo(200);
            assertThat(after.text()).contains("made here " + i);
        }
    }

    @Test
    void visitsMakeOnlyThoseAnswersOldThatShowThem() {
        String visits = "{accessTokens{nodes{name lastUsedAt}}}";
        String tag = tag(gets(EALING, SERVICES, ""));
        String ofVisits = tag(gets(EALING, visits, ""));
        PlainSql.over(database.owner()).does("update access_token set last_used_at = now()");
        await().atMost(SOON).until(() -> gets(EALING, visits, ofVisits).status() == 200);
        assertThat(gets(EALING, SERVICES, tag).status()).isEqualTo(304);
    }

    @Test
    void whileNobodyHearsWhatChangesNothingIsKeptAndLaterEverythingIsNew() {
        String tag = tag(gets(EALING, SERVICES, ""));
        PlainSql superuser = PlainSql.over(database.superuser());
        String name = superuser.value("select current_database()");
        superuser.does("alter database " + name + " connection limit 0");
        try {
            superuser.values("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and application_name = 'interborough announcements'");
            await().atMost(SOON)
                    .until(() -> gets(EALING, SERVICES, tag)
                            .headers()
                            .firstValue("ETag")
                            .isEmpty());
            Reply unkept = gets(EALING, SERVICES, tag);
            assertThat(unkept.status()).isEqualTo(200);
            assertThat(unkept.headers().firstValue("Cache-Control")).hasValue("no-store");
        } finally {
            superuser.does("alter database " + name + " connection limit -1");
        }
        await().atMost(Duration.ofSeconds(15))
                .until(() ->
                        gets(EALING, SERVICES, tag).headers().firstValue("ETag").isPresent());
        assertThat(gets(EALING, SERVICES, tag).status()).isEqualTo(200);
    }

    private static Reply gets(Viewer viewer, String query, String tag) {
        return viewer.sends(get(viewer, query, tag));
    }

    private static HttpRequest.Builder get(Viewer viewer, String query, String tag) {
        String[] parts = query.split("&", 2);
        HttpRequest.Builder request = viewer.request(
                        "/graphql?query=" + URLEncoder.encode(parts[0], StandardCharsets.UTF_8)
                                + (parts.length == 2 ? "&" + parts[1] : ""))
                .GET();
        return tag.isEmpty() ? request : request.header("If-None-Match", tag);
    }

    private static String tag(Reply reply) {
        return reply.headers().firstValue("ETag").orElseThrow();
    }
}
