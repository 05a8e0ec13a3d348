package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.PlainSql;
import uk.interborough.testing.Reply;
import uk.interborough.testing.TestDatabase;
import uk.interborough.testing.Viewer;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class EndpointTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final String QUESTION = "{\"query\":\"{viewer{username}}\"}";
    private static final String SPEC = "application/graphql-response+json";

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/graphql/schema", "/imports/performance-workbook", "/graphql/anything"})
    void withoutATokenItIs401InJsonAndNeverARedirect(String path) {
        for (Viewer viewer : List.of(Viewer.nobody(), Viewer.holding("wrong"), Viewer.holding(""))) {
            Reply reply = viewer.sends(viewer.request(path)
                    .header("Accept", "text/html")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(QUESTION)));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.headers().firstValue("Location")).isEmpty();
            assertThat(reply.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
            assertThat(reply.codes()).containsExactly("UNAUTHENTICATED");
        }
    }

    @Test
    void aTokenThatCannotBeLookedUpIs503AndNeverARedirect() {
        PlainSql owner = PlainSql.over(database.owner());
        owner.does("alter function app.identity_by_token(bytea) rename to identity_by_token_away");
        try {
            Reply reply = Viewer.holding("not looked up before").posts(QUESTION);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.codes()).containsExactly("UNAVAILABLE");
        } finally {
            owner.does("alter function app.identity_by_token_away(bytea) rename to identity_by_token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void onlyPostAndGetAreAllowed(String method) {
        Reply reply = EALING.sends(EALING.request("/graphql?query=%7Bviewer%7Busername%7D%7D")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.noBody()));
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/graphql",
                "application/json; charset=utf-16",
                "nonsense",
                ""
            })
    void onlyJsonIsTaken(String type) {
        HttpRequest.Builder request = EALING.request("/graphql").POST(BodyPublishers.ofString(QUESTION));
        Reply reply = EALING.sends(type.isEmpty() ? request : request.header("Content-Type", type));
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.codes()).containsExactly("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aBodyOverItsLimitIsTooLarge() {
        Reply reply = EALING.posts(
                "{\"query\":\"{viewer{username}}\",\"extensions\":{\"x\":\"" + "x".repeat(262_144) + "\"}}");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.codes()).containsExactly("LIMIT_EXCEEDED");
        assertThat(reply.text()).contains("262144");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html|406",
                "image/png, audio/*|406",
                "application/json;q=0|406",
                "*/*|200",
                "application/*|200",
                "application/json|200",
                SPEC + ";q=0.9, text/html|200"
            })
    void answersComeInTheTypesThereAre(String accept, int status) {
        assertThat(asking(accept, QUESTION).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[1]",
                "[]",
                "5",
                "\"x\"",
                "",
                "{",
                "{\"query\":5}",
                "{\"query\":null}",
                "{}",
                "{\"query\":\" \"}",
                "{\"query\":\"{viewer{username}}\",\"variables\":[1]}",
                "{\"query\":\"{viewer{username}}\",\"variables\":\"x\"}",
                "{\"query\":\"{viewer{username}}\",\"operationName\":7}",
                "{\"query\":\"{viewer{username}}\",\"extensions\":1}"
            })
    void aMisshapenRequestIsSaidToBeOne(String body) {
        for (String accept : List.of("application/json", SPEC)) {
            Reply reply = asking(accept, body);
            assertThat(reply.status()).isIn(400, 422);
            assertThat(reply.codes()).containsExactly("BAD_REQUEST");
            assertThat(reply.json().has("data")).isFalse();
            assertThat(reply.json().at("/errors/0/message").asString()).isNotBlank();
        }
    }

    @Test
    void theStatusSaysWhetherAnythingWasExecuted() {
        String invalid = "{\"query\":\"{viewer{shoeSize}}\"}";
        String partial = "{\"query\":\"{viewer{username} services(after:\\\"!\\\"){nodes{id}}}\"}";
        assertThat(asking(SPEC, invalid).status()).isEqualTo(400);
        assertThat(asking("application/json", invalid).status()).isEqualTo(200);
        assertThat(asking(SPEC, "{\"query\":\"{viewer\"}").status()).isEqualTo(400);
        Reply reply = asking(SPEC, partial);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith(SPEC);
        assertThat(reply.json().at("/data/viewer/username").asString()).isEqualTo("commissioner.ealing");
        assertThat(reply.json().at("/data/services").isNull()).isTrue();
        assertThat(reply.json().at("/errors/0/path/0").asString()).isEqualTo("services");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{viewer{shoeSize}}|VALIDATION",
                "{viewer|SYNTAX",
                "{services(where:{units:{gt:\"many\"}}){nodes{id}}}|VALIDATION",
                "{services(first:501){nodes{id}}}|LIMIT_EXCEEDED",
                "{services(first:-1){nodes{id}}}|LIMIT_EXCEEDED",
                "{service(id:\"5\"){id}}|BAD_USER_INPUT",
                "{services(first:1,last:1){nodes{id}}}|BAD_USER_INPUT",
                "{services(where:{name:{eq:null}}){nodes{id}}}|BAD_USER_INPUT",
                "{services(where:{name:{eq:\"\\u0000\"}}){nodes{id}}}|BAD_USER_INPUT",
                "{services(where:{name:{contains:\"\\u0000\"}}){nodes{id}}}|BAD_USER_INPUT",
                "query A{viewer{name}} query B{viewer{name}}|VALIDATION"
            })
    void everyErrorHasACodeOfTheList(String query, String code) {
        Reply reply = EALING.asks(query);
        assertThat(reply.codes()).containsExactly(code);
        assertThat(reply.json().at("/errors/0/extensions").has("classification"))
                .isFalse();
    }

    @Test
    void aFaultyArgumentIsNamedByItsPath() {
        assertThat(EALING.asks("{services{nodes{contracts(first:501){nodes{id}}}}}")
                        .json()
                        .at("/errors/0/extensions/field")
                        .asString())
                .isEqualTo("services.contracts.first");
    }

    @Test
    void aFailureInsideTellsNothingOfTheInside() {
        PlainSql owner = PlainSql.over(database.owner());
        owner.does("alter view known.observer rename to observer_away");
        try {
            Reply reply = EALING.asks("{viewer{username} partnerships{nodes{observers{nodes{name}}}}}");
            assertThat(reply.codes()).containsExactly("INTERNAL");
            assertThat(reply.text())
                    .contains("Reference")
                    .doesNotContainPattern("(?i)select|relation|observer_|exception|uk\\.|psql|jooq");
            assertThat(reply.json().at("/data/viewer/username").asString()).isEqualTo("commissioner.ealing");
        } finally {
            owner.does("alter view known.observer_away rename to observer");
        }
    }

    @Test
    void theContractIsThePublishedOne() throws IOException {
        Reply reply = EALING.sends(EALING.request("/graphql/schema").GET());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo(Files.readString(Path.of("../schema/published.graphqls")));
    }

    private static Reply asking(String accept, String body) {
        return EALING.sends(EALING.request("/graphql")
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
