package uk.interborough.testing;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who keeps cookies, and so may have a session. Never follows a redirect. */
public final class Browser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    /** What the form at {@code /login} answers. */
    public Reply signsIn(String username, String password) {
        Matcher csrf = CSRF.matcher(sends(request("/login").GET()).text());
        if (!csrf.find()) {
            throw new IllegalStateException("the page of sign-in carries no token");
        }
        String form = "username=%s&password=%s&_csrf=%s"
                .formatted(Viewer.encoded(username), Viewer.encoded(password), Viewer.encoded(csrf.group(1)));
        return sends(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** A request to be filled in. */
    public HttpRequest.Builder request(String path) {
        return Viewer.nobody().request(path);
    }

    public Reply sends(HttpRequest.Builder request) {
        return Viewer.send(client, request);
    }

    @Override
    public void close() {
        client.close();
    }
}
