package uk.interborough.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Says to somebody who is not signed in that there is no such page, without starting one. */
final class NotFoundAnswer implements AuthenticationEntryPoint {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Page not found – Interborough</title>
            <link rel="icon" href="%1$s/interborough/icon.svg">
            <link rel="stylesheet" href="%1$s/interborough/theme.css">
            </head>
            <body class="ib-alone">
            <main class="ib-gate">
            <p class="ib-service">Interborough</p>
            <h1>Page not found</h1>
            <p>Check the address. If it is right, sign in: the page may be open to you then.</p>
            <p><a href="%1$s/login">Sign in</a></p>
            </main>
            </body>
            </html>
            """;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(PAGE.formatted(request.getContextPath()).getBytes(StandardCharsets.UTF_8));
    }
}
