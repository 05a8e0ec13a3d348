package uk.interborough.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks over HTTP, with an access token or without one. Never follows a redirect. */
public final class Viewer {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final @Nullable String token;

    private Viewer(@Nullable String token) {
        this.token = token;
    }

    /** A user of the demonstration. */
    public static Viewer as(String username) {
        return new Viewer("demo-" + username);
    }

    /** Whoever holds this token. */
    public static Viewer holding(String token) {
        return new Viewer(token);
    }

    /** Nobody: no token. */
    public static Viewer nobody() {
        return new Viewer(null);
    }

    /** What GraphQL answers. */
    public Reply asks(String query) {
        return asks(query, Map.of());
    }

    /** What GraphQL answers with these variables. */
    public Reply asks(String query, Map<String, ?> variables) {
        return posts(JSON.writeValueAsString(Map.of("query", query, "variables", variables)));
    }

    /** A body of JSON sent to GraphQL as it is. */
    public Reply posts(String body) {
        return sends(
                request("/graphql").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** What the form at {@code /login} answers; the session is forgotten. */
    public Reply signsIn(String username, String password) {
        try (Browser browser = new Browser()) {
            return browser.signsIn(username, password);
        }
    }

    static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    /** A request to be filled in; it carries the token. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(RunningServer.address() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** The answer to a request of this viewer. */
    public Reply sends(HttpRequest.Builder request) {
        return send(HTTP, request);
    }

    /** What GraphQL answers where a file of this type is accepted. */
    public HttpResponse<byte[]> downloads(String accept, String query, Map<String, ?> variables) {
        return send(
                HTTP,
                request("/graphql")
                        .header("Accept", accept)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                JSON.writeValueAsString(Map.of("query", query, "variables", variables)))),
                BodyHandlers.ofByteArray());
    }

    static Reply send(HttpClient client, HttpRequest.Builder request) {
        HttpResponse<String> response = send(client, request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    private static <T> HttpResponse<T> send(
            HttpClient client, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
