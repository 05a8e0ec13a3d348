package uk.interborough.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.Browser;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;

/** With a session one asks {@code /graphql} only from a page of this site. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class OwnPageTest {
    private static final String QUESTION = "{\"query\":\"{viewer{username}}\"}";
    private final Browser browser = new Browser();
    private String token;

    @BeforeEach
    void somebodyIsSignedIn() {
        assertThat(browser.signsIn("commissioner.ealing", "demonstration").status())
                .isEqualTo(302);
        Reply page = browser.sends(browser.request("/graphiql").GET());
        assertThat(page.status()).isEqualTo(200);
        token = page.text().replaceAll("(?s).*name=\"csrf\" content=\"([^\"]+)\".*", "$1");
    }

    @AfterEach
    void leave() {
        browser.close();
    }

    @Test
    void aPageThatKnowsItsTokenIsAnswered() {
        for (int i = 0; i < 2; i++) {
            Reply reply = browser.sends(asks(token));
            assertThat(reply.at("/viewer/username").asString()).isEqualTo("commissioner.ealing");
            assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty(); // the session stays the one it is
        }
    }

    @Test
    void nobodyElseIs() {
        assertThat(browser.sends(asks("wrong")).status()).isEqualTo(401);
        assertThat(browser.sends(asks("")).status()).isEqualTo(401);
        assertThat(browser.sends(browser.request("/graphql")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(QUESTION)))
                        .status())
                .isEqualTo(401);
        assertThat(browser.sends(browser.request("/graphql?query=%7B__typename%7D&_csrf=" + token)
                                .GET())
                        .status())
                .isEqualTo(401);
        assertThat(browser.sends(browser.request("/imports/schedule-2")
                                .header("X-CSRF-TOKEN", token)
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString("x")))
                        .status())
                .isEqualTo(401);
        try (Browser stranger = new Browser()) {
            assertThat(stranger.sends(asks(token)).status()).isEqualTo(401);
        }
    }

    @Test
    void aWrongTokenIsNotMadeGoodByASession() {
        assertThat(browser.sends(asks(token).header("Authorization", "Bearer wrong"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        Reply page = browser.sends(browser.request("/graphiql").GET());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'")
                .doesNotContain("unsafe-eval", "http");
        assertThat(page.text()).doesNotContain("http:", "https:", "<script>");
    }

    private HttpRequest.Builder asks(String csrf) {
        return browser.request("/graphql")
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", csrf)
                .POST(BodyPublishers.ofString(QUESTION));
    }
}
