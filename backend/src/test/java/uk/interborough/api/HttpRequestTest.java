package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** How an operation may be written down: encodings, and the parameters of a GET. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class HttpRequestTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final String QUESTION = "{\"query\":\"{viewer{username}}\"}";
    private static final String SPEC = "application/graphql-response+json";

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "identity, gzip", "nonsense"})
    void anEncodedBodyIsNotTaken(String coding) {
        Reply reply = EALING.sends(EALING.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", coding)
                .POST(BodyPublishers.ofString(QUESTION)));
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.codes()).containsExactly("UNSUPPORTED_MEDIA_TYPE");
        assertThat(reply.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void aBodyThatIsNotUtf8IsMalformed(String charset) {
        Reply reply = EALING.sends(EALING.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"{viewer{é}}\"}", Charset.forName(charset))));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codes()).containsExactly("BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                QUESTION + " {}",
                QUESTION + "]",
                "{\"query\":\"{viewer{username}}\",\"query\":\"{__typename}\"}",
                "{'query':'{__typename}'}",
                "{\"query\":\"{__typename}\",}"
            })
    void whatIsAlmostJsonIsNot(String body) {
        Reply reply = EALING.posts(body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codes()).containsExactly("BAD_REQUEST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/json",
                "application/*|application/json",
                SPEC + ", application/json;q=0.9|" + SPEC,
                "application/json;q=0.5, " + SPEC + "|" + SPEC,
                "application/json, " + SPEC + "|application/json",
                SPEC + ";q=0.2, */*|application/json",
                SPEC + "; charset=utf-8, application/json; charset=utf-8|" + SPEC,
                "application/json;q=0, */*;q=0.1|" + SPEC,
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|application/json"
            })
    void theTypeThatIsWantedMostIsAnswered(String accept, String type) {
        Reply reply = EALING.sends(EALING.request("/graphql")
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(QUESTION)));
        assertThat(reply.headers().firstValue("Content-Type")).hasValue(type + ";charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-16", "nonsense", "image/png"})
    void whatThereIsNotIsNotAcceptable(String accept) {
        Reply reply = EALING.sends(EALING.request("/graphql")
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(QUESTION)));
        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.codes()).containsExactly("NOT_ACCEPTABLE");
    }

    @Test
    void aQueryMayBeGot() {
        Reply reply = gets("query="
                + encoded("query A($name:String!){__type(name:$name){name}} query B{viewer{username}}")
                + "&operationName=A&variables=" + encoded("{\"name\":\"Service\"}") + "&extensions=" + encoded("{}"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/__type/name").asString()).isEqualTo("Service");
    }

    @Test
    void aQueryWithLettersOfAnywhereMayBeGot() {
        Reply reply = gets("query=" + encoded("query($n:String){services(where:{name:{eq:$n}}){totalCount{value}}}")
                + "&variables=" + encoded("{\"n\":\"Łódź 🏃\"}"));
        assertThat(reply.at("/services/totalCount/value").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "query=",
                "query=%7B__typename%7D&variables=nonsense",
                "query=%7B__typename%7D&variables=%5B1%5D",
                "query=%7B__typename%7D&variables=%221%22",
                "query=%7B__typename%7D&extensions=1",
                "query=%7B__typename%7D&query=%7B__typename%7D",
                "query=%7B__typename%7D%E9",
                "variables=%7B%7D"
            })
    void aMisshapenGetIsSaidToBeOne(String parameters) {
        Reply reply = gets(parameters);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codes()).containsExactly("BAD_REQUEST");
        assertThat(reply.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", SPEC})
    void aMutationMayNotBeGot(String accept) {
        Viewer writes = EALING;
        Reply reply = writes.sends(
                writes.request("/graphql?query=" + encoded("mutation{revokeAccessToken(id:\"x\"){errors{code}}}"))
                        .header("Accept", accept)
                        .GET());
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow")).hasValue("POST");
        assertThat(reply.codes()).containsExactly("METHOD_NOT_ALLOWED");
        assertThat(reply.json().has("data")).isFalse();
    }

    @Test
    void aHeadIsAGetWithoutItsBody() {
        Reply reply = EALING.sends(
                EALING.request("/graphql?query=%7Bviewer%7Busername%7D%7D").method("HEAD", BodyPublishers.noBody()));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEmpty();
        assertThat(reply.headers().firstValue("ETag")).isPresent();
    }

    private static Reply gets(String parameters) {
        return EALING.sends(EALING.request("/graphql?" + parameters).GET());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
