package uk.interborough.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import uk.interborough.testing.OnDemonstration;
import uk.interborough.testing.Reply;
import uk.interborough.testing.Viewer;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OnDemonstration
class ResponseHeadersTest {
    private static final Viewer EALING = Viewer.as("commissioner.ealing");
    private static final Viewer NOBODY = Viewer.nobody();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/",
                "/nothing",
                "/services/service-none",
                "/graphql",
                "/graphql/schema",
                "/graphql/nothing",
                "/imports/performance-workbook",
                "/actuator/health/liveness",
                "/actuator/env",
                "/error",
                "/VAADIN/none.js",
                "/interborough/theme.css",
                "/interborough/none.css",
                "/vendor/echarts.min.js",
                "/login?v-r=uidl"
            })
    void everyAnswerForbidsWhatItDoesNotNeed(String path) {
        for (Viewer viewer : List.of(EALING, NOBODY)) {
            Reply reply = viewer.sends(viewer.request(path).GET());

            assertThat(header(reply, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(reply, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(reply, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(reply, "Permissions-Policy")).contains("camera=()", "geolocation=()", "microphone=()");
            assertThat(header(reply, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(reply, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(policy(reply)).containsKey("default-src").containsEntry("frame-ancestors", "'none'");
            assertThat(reply.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void thePageRunsNoScriptButItsOwn() {
        Reply page = NOBODY.sends(NOBODY.request("/login").GET());
        Map<String, String> policy = policy(page);

        assertThat(policy)
                .containsEntry("default-src", "'self'")
                .containsEntry("object-src", "'none'")
                .containsEntry("base-uri", "'self'")
                .containsEntry("form-action", "'self'")
                .containsEntry("frame-ancestors", "'none'");
        assertThat(policy.get("script-src")).matches("'self' 'nonce-[A-Za-z0-9+/]{22}==' 'unsafe-eval'");
        String nonce = policy.get("script-src").replaceAll(".*'nonce-(.*?)'.*", "$1");
        assertThat(page.text().split("<script", -1)).hasSizeGreaterThan(3);
        assertThat(Arrays.stream(page.text().split("<script", -1)).skip(1))
                .allMatch(script -> script.substring(0, script.indexOf('>')).contains("nonce=\"" + nonce + "\""));
        assertThat(policy(NOBODY.sends(NOBODY.request("/login").GET())).get("script-src"))
                .isNotEqualTo(policy.get("script-src"));
    }

    @Test
    void whatIsSaidToOnePersonIsNotKept() {
        String faulty = "{\"query\":\"{nothing}\"}";
        List<Reply> replies = List.of(
                EALING.asks("{viewer{username}}"),
                EALING.posts(faulty),
                EALING.posts("no JSON"),
                EALING.sends(EALING.request("/graphql").GET()),
                NOBODY.posts(faulty),
                EALING.sends(EALING.request("/graphql/schema").GET()),
                EALING.sends(EALING.request("/imports/performance-workbook")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))),
                NOBODY.sends(NOBODY.request("/login").GET()),
                NOBODY.sends(NOBODY.request("/utilisation").GET()));

        assertThat(replies)
                .allSatisfy(reply -> assertThat(header(reply, "Cache-Control")).contains("no-store"));
    }

    @Test
    void theSessionIsInACookieThatScriptsAndOtherSitesDoNotGet() {
        Reply page = NOBODY.sends(NOBODY.request("/login").GET());

        assertThat(header(page, "Set-Cookie")).contains("; HttpOnly").contains("; SameSite=Lax");
        assertThat(header(NOBODY.sends(NOBODY.request("/").GET()), "Location")).doesNotContain("jsessionid");
    }

    @Test
    void overHttpsTheBrowserIsToldToStayThere() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain nobodyElse = (asked, answered) -> {};

        new ResponseHeaders().doFilter(request, response, nobodyElse);

        assertThat(response.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    @Test
    void whatIsNowhereIs404WithoutASignInToo() {
        for (String path : List.of("/nothing", "/nothing/at/all", "/VAADIN/none.js", "/robots.txt")) {
            Reply reply = NOBODY.sends(NOBODY.request(path).GET());

            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.text()).contains("Page not found").doesNotContain("<script");
        }
        for (String path : List.of("/", "/utilisation", "/services/anything")) {
            assertThat(NOBODY.sends(NOBODY.request(path).GET()).status())
                    .as(path)
                    .isEqualTo(302);
        }
    }

    private static String header(Reply reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    /** Directive by name. */
    private static Map<String, String> policy(Reply reply) {
        return Arrays.stream(header(reply, "Content-Security-Policy").split(";"))
                .map(String::trim)
                .map(directive -> directive.split(" ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length < 2 ? "" : parts[1]));
    }
}
