package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

/** Documents sent once and then named by their hash. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class PersistedDocumentTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void anUnknownOneIsAskedForAndThenKnownOverPostAndGetAndToEverybody() {
        String query = "query Known($n:Int){services(first:$n){nodes{name}}}";
        Reply unknown = EALING.posts(body(null, hash(query)));
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.codes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");
        assertThat(unknown.json().at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotFound");
        assertThat(unknown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(gets(hash(query)).codes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");

        String answer = EALING.posts(body(query, hash(query))).data().toString();
        assertThat(EALING.posts(body(null, hash(query))).data()).hasToString(answer);
        assertThat(gets(hash(query)).data()).hasToString(answer);
        assertThat(gets(hash(query).toUpperCase(java.util.Locale.ROOT)).data()).hasToString(answer);
        assertThat(Viewer.as("commissioner.wigan")
                        .posts(body(null, hash(query)))
                        .data()
                        .toString())
                .isNotEqualTo(answer);
    }

    @Test
    void anUnknownOneIsARefusedDocumentInTheNewMediaType() {
        Reply reply = EALING.sends(EALING.request("/graphql")
                .header("Accept", "application/graphql-response+json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(null, hash("{never}")))));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().has("data")).isFalse();
    }

    @Test
    void aWrongHashIsRefusedAndNotKept() {
        String wrong = hash("{viewer{name}}");
        Reply reply = EALING.posts(body("{viewer{username}}", wrong));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codes()).containsExactly("BAD_REQUEST");
        assertThat(EALING.posts(body(null, wrong)).codes()).containsExactly("PERSISTED_QUERY_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "{\"version\":2,\"sha256Hash\":\"%s\"}",
                "{\"version\":\"1\",\"sha256Hash\":\"%s\"}",
                "{\"version\":1,\"sha256Hash\":\"abc\"}",
                "{\"version\":1,\"sha256Hash\":5}"
            })
    void aMisshapenOneIsSaidToBeOne(String persisted) {
        String extension = persisted.replace("%s", hash("{viewer{username}}"));
        Reply reply = EALING.posts("{\"extensions\":{\"persistedQuery\":" + extension + "}}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.codes()).containsExactly("BAD_REQUEST");
    }

    @Test
    void theLimitsHoldForItToo() {
        String deep = "{services{nodes{" + "provider{services{nodes{".repeat(6) + "id" + "}}}".repeat(6) + "}}}";
        assertThat(EALING.posts(body(deep, hash(deep))).codes()).containsOnly("LIMIT_EXCEEDED");
        assertThat(EALING.posts(body(null, hash(deep))).codes()).containsOnly("LIMIT_EXCEEDED");
        String longer = "{viewer{name}}" + " ".repeat(50_000);
        assertThat(EALING.posts(body(longer, hash(longer))).codes()).containsOnly("LIMIT_EXCEEDED");
        assertThat(EALING.posts(body(null, hash(longer))).codes()).containsOnly("PERSISTED_QUERY_NOT_FOUND");
    }

    private static Reply gets(String hash) {
        String extensions = JSON.writeValueAsString(Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        return EALING.sends(
                EALING.request("/graphql?variables=" + URLEncoder.encode("{\"n\":3}", StandardCharsets.UTF_8)
                                + "&extensions=" + URLEncoder.encode(extensions, StandardCharsets.UTF_8))
                        .GET());
    }

    private static String body(String query, String hash) {
        Map<String, Object> body = new HashMap<>();
        if (query != null) {
            body.put("query", query);
        }
        body.put("variables", Map.of("n", 3));
        body.put("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        return JSON.writeValueAsString(body);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
