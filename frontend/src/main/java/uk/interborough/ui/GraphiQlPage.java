package uk.interborough.ui;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.WebUtils;

/** GraphiQL, for people who are signed in: everything it loads is of this origin, and so is what it asks. */
@Controller
final class GraphiQlPage {

    static final String PATH = "/graphiql";

    /** GraphiQL writes styles into its page; scripts within it are not run. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="csrf" content="%2$s">
            <title>Ask in GraphQL – Interborough</title>
            <link rel="icon" href="%1$s/interborough/icon.svg">
            <link rel="stylesheet" href="%1$s/vendor/graphiql/graphiql.min.css">
            <link rel="stylesheet" href="%1$s/interborough/graphiql.css">
            <script src="%1$s/vendor/react/react.production.min.js" defer></script>
            <script src="%1$s/vendor/react-dom/react-dom.production.min.js" defer></script>
            <script src="%1$s/vendor/graphiql/graphiql.min.js" defer></script>
            <script src="%1$s/interborough/graphiql.js" defer></script>
            </head>
            <body>
            <header><a href="%1$s/">Interborough</a> <h1>Ask in GraphQL</h1></header>
            <main id="graphiql" data-path="%1$s" data-colours="%3$s">Loading …</main>
            <noscript>This page needs JavaScript. Programs ask at /graphql with an access token.</noscript>
            </body>
            </html>
            """;

    @GetMapping(PATH)
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Cookie colours = WebUtils.getCookie(request, ColourScheme.COOKIE);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(PAGE.formatted(
                                request.getContextPath(),
                                HtmlUtils.htmlEscape(csrf.getToken()),
                                colours == null ? "" : HtmlUtils.htmlEscape(colours.getValue()))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
