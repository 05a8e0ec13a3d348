package uk.interborough.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of the sign-in page, sent as a browser sends it, from an address of this machine. */
public final class SignInForm {
    private static final Pattern TOKEN = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

    private final InetAddress from;

    private SignInForm(InetAddress from) {
        this.from = from;
    }

    /** From an address such as {@code 127.0.0.2}. */
    public static SignInForm from(String address) {
        return new SignInForm(InetAddress.ofLiteral(address));
    }

    /** What comes back: status, where to, and the body. Words that differ from time to time are no part of it. */
    public record Answer(int status, String location, String body) {

        /** Whether the page of somebody who is signed in follows. */
        public boolean isSignedIn() {
            return status == 302 && !location.contains("error");
        }
    }

    /** Sends the form once, in a session of its own. */
    public Answer signsIn(String username, String password) {
        try (HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .cookieHandler(new CookieManager())
                .localAddress(from)
                .build()) {
            String page = send(
                            browser, HttpRequest.newBuilder(address("/login")).header("Accept", "text/html"))
                    .body();
            Matcher token = TOKEN.matcher(page);
            if (!token.find()) {
                throw new AssertionError("the sign-in page brings no CSRF token: " + page);
            }
            String form = "username=" + encoded(username) + "&password=" + encoded(password) + "&_csrf="
                    + encoded(token.group(1));
            HttpResponse<String> answer = send(
                    browser,
                    HttpRequest.newBuilder(address("/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
            return new Answer(
                    answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
        }
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static URI address(String path) {
        return URI.create(RunningServer.address().replace("localhost", "127.0.0.1") + path);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
