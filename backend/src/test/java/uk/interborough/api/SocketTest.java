package uk.interborough.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Socket;
import uk.interborough.testing.Viewer;

/** The protocol graphql-transport-ws: who may begin, and what is said to those who do not keep to it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class SocketTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer NOBODY = Viewer.nobody();
    private static final String PROTOCOL = "graphql-transport-ws";

    @ParameterizedTest
    @CsvSource({"Authorization", "authorization"})
    void whoItIsMayBeSaidInTheFirstMessage(String name) {
        try (Socket socket = Socket.open(NOBODY.request("/graphql"))) {
            socket.says("{\"type\":\"connection_init\",\"payload\":{\"" + name + "\":\"Bearer demo-analyst.ealing\"}}");
            socket.hears("connection_ack");
            socket.subscribes("1", "{viewer{username}}");
            assertThat(socket.hears("next").at("/payload/data/viewer/username").asString())
                    .isEqualTo("analyst.ealing");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"connection_init\"}|4403",
                "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer wrong\"}}|4403",
                "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"demo-analyst.ealing\"}}|4403",
                "{\"type\":\"connection_init\",\"payload\":[]}|4403",
                "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"{viewer{name}}\"}}|4401",
                "{\"type\":\"subscribe\"}|4400",
                "{\"type\":\"nonsense\"}|4400",
                "{}|4400",
                "[]|4400",
                "null|4400",
                "nonsense|4400"
            })
    void nobodyIsToldNothing(String first, String status) {
        try (Socket socket = Socket.open(NOBODY.request("/graphql"))) {
            socket.says(first);
            assertThat(socket.closing()).startsWith(status);
        }
    }

    @Test
    void oneBeginsOnceAndSubscribesOnceByAName() {
        try (Socket socket = Socket.open(EALING.request("/graphql")).begun()) {
            socket.says("{\"type\":\"connection_init\"}");
            assertThat(socket.closing()).startsWith("4429");
        }
        try (Socket socket = Socket.open(EALING.request("/graphql")).begun()) {
            socket.subscribes("1", "subscription{importFinished{__typename}}");
            socket.subscribes("1", "subscription{importFinished{__typename}}");
            assertThat(socket.closing()).startsWith("4409");
        }
    }

    @Test
    void aNameMayBeUsedAgainAfterItIsComplete() {
        try (Socket socket = Socket.open(EALING.request("/graphql")).begun()) {
            for (int i = 0; i < 3; i++) {
                socket.subscribes("1", "{__typename}");
                socket.hears("next");
                socket.hears("complete");
            }
            socket.says("{\"type\":\"complete\",\"id\":\"never heard of\"}");
            socket.says("{\"type\":\"ping\"}");
            socket.hears("pong");
        }
    }

    @Test
    void aMisshapenRequestIsSaidToBeOne() {
        try (Socket socket = Socket.open(EALING.request("/graphql")).begun()) {
            socket.says("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":5}}");
            assertThat(socket.hears("error").at("/payload/0/extensions/code").asString())
                    .isEqualTo("BAD_REQUEST");
            socket.says("{\"type\":\"subscribe\",\"id\":\"1\"}");
            assertThat(socket.hears("error").at("/payload/0/extensions/code").asString())
                    .isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void mutationsKeepTheRightsOfTheToken() {
        try (Socket socket =
                Socket.open(Viewer.as("analyst.ealing").request("/graphql")).begun()) {
            socket.subscribes("1", "mutation{revokeAccessToken(id:\"x\"){errors{code}}}");
            assertThat(socket.hears("next").toString()).contains("FORBIDDEN");
        }
    }

    @Test
    void anotherProtocolIsNotSpoken() {
        try (Socket socket = Socket.open(EALING.request("/graphql"), "", null)) {
            assertThat(socket.closing()).startsWith("4406");
        }
    }

    @Test
    void aPageOfAnotherSiteOpensNoSocket() {
        assertThatThrownBy(() -> Socket.open(EALING.request("/graphql"), PROTOCOL, "https://example.org"))
                .hasMessageContaining("WebSocketHandshakeException");
        String own = EALING.request("/").build().uri().toString().replaceFirst("/$", "");
        try (Socket socket = Socket.open(EALING.request("/graphql"), PROTOCOL, own)) {
            socket.begun();
        }
    }

    @Test
    void aMessageOverTheLimitClosesTheSocket() {
        try (Socket socket = Socket.open(EALING.request("/graphql")).begun()) {
            socket.subscribes("1", "{viewer{username}}" + " ".repeat(40_000));
            socket.hears("next");
            socket.hears("complete");
            socket.subscribes("2", "{viewer{username}}" + " ".repeat(300_000));
            assertThat(socket.closing()).startsWith("1009");
        }
    }

    @Test
    void onlyASocketGoesWithoutAToken() {
        Reply reply =
                NOBODY.sends(NOBODY.request("/graphql?query=%7B__typename%7D").GET());
        assertThat(reply.status()).isEqualTo(401);
    }
}
