package uk.interborough.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket as a client speaks over it. */
public final class Socket implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private Socket(HttpRequest request, String protocol, @Nullable String origin) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
        request.headers().map().forEach((name, values) -> builder.header(name, values.getFirst()));
        if (!protocol.isEmpty()) {
            builder.subprotocols(protocol);
        }
        if (origin != null) {
            builder.header("Origin", origin);
        }
        socket = builder.buildAsync(URI.create(request.uri().toString().replaceFirst("^http", "ws")), new Listener())
                .join();
    }

    /** Opened with the protocol for GraphQL, by a program. */
    public static Socket open(HttpRequest.Builder request) {
        return open(request, "graphql-transport-ws", null);
    }

    /** @param protocol offered; none when empty */
    public static Socket open(HttpRequest.Builder request, String protocol, @Nullable String origin) {
        return new Socket(request.build(), protocol, origin);
    }

    /** Begins, without saying who it is. */
    public Socket begun() {
        says("{\"type\":\"connection_init\"}");
        hears("connection_ack");
        return this;
    }

    public void says(String message) {
        socket.sendText(message, true).join();
    }

    public void subscribes(String id, String query) {
        says(JsonMapper.shared()
                .writeValueAsString(
                        java.util.Map.of("id", id, "type", "subscribe", "payload", java.util.Map.of("query", query))));
    }

    /** The next message, which must be of this type; pings of the server are passed over. */
    public JsonNode hears(String type) {
        JsonNode message = JsonMapper.shared().readTree(raw());
        if (message.get("type").asString().equals("ping") && !type.equals("ping")) {
            return hears(type);
        }
        if (!message.get("type").asString().equals(type)) {
            throw new AssertionError("expected " + type + ", found " + message);
        }
        return message;
    }

    /** The status with which the server closes. */
    public String closing() {
        String message = raw();
        return message.startsWith("closed ") ? message.substring(7) : closing();
    }

    private String raw() {
        try {
            String message = messages.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came in 20 seconds");
            }
            return message;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            messages.add("closed " + status + " " + reason);
            return null;
        }
    }
}
