package uk.interborough.api;

import graphql.ExecutionResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.interborough.operations.Reference;
import uk.interborough.operations.Traces;
import uk.interborough.security.CurrentRights;
import uk.interborough.security.Identity;

/** What is said over one socket, by the protocol graphql-transport-ws. Each operation runs on a thread of its own. */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_AT_ONCE = 20;

    private final WebSocketSession session;
    private final Streams streams;
    private final PersistedDocuments documents;
    private final CurrentRights rights;
    private final Traces traces;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final ReentrantLock saying = new ReentrantLock();
    private Supplier<Optional<Identity>> standing;
    private volatile boolean begun;

    /** @param standing who opened the socket, found anew at each call */
    Conversation(
            WebSocketSession session,
            Streams streams,
            PersistedDocuments documents,
            Supplier<Optional<Identity>> standing,
            CurrentRights rights,
            Traces traces) {
        this.session = session;
        this.streams = streams;
        this.documents = documents;
        this.standing = standing;
        this.rights = rights;
        this.traces = traces;
    }

    void closeUnlessBegun() {
        if (!begun) {
            close(4408, "Connection initialisation timeout");
        }
    }

    /** Ends everything that is under way. */
    void end() {
        running.values().forEach(Running::end);
    }

    void receive(String text) throws IOException {
        Map<?, ?> message;
        try {
            message = JSON.readValue(text, Object.class) instanceof Map<?, ?> map ? map : Map.of();
        } catch (JacksonException e) {
            message = Map.of();
        }
        String id = message.get("id") instanceof String given ? given : "";
        switch (String.valueOf(message.get("type"))) {
            case "connection_init" -> begin(message.get("payload"));
            case "ping" -> say(Map.of("type", "pong"));
            case "pong" -> {}
            case "subscribe" -> subscribe(id, message.get("payload"));
            case "complete" -> Optional.ofNullable(running.remove(id)).ifPresent(Running::end);
            default -> close(4400, "Invalid message");
        }
    }

    private void begin(@Nullable Object payload) throws IOException {
        if (begun) {
            close(4429, "Too many initialisation requests");
            return;
        }
        if (payload instanceof Map<?, ?> map) {
            for (String name : List.of("Authorization", "authorization")) {
                if (map.get(name) instanceof String authorization) {
                    standing = rights.standing(authorization);
                }
            }
        }
        if (standing.get().isEmpty()) {
            close(4403, "Forbidden");
            return;
        }
        begun = true;
        say(Map.of("type", "connection_ack"));
    }

    private void subscribe(String id, @Nullable Object payload) throws IOException {
        if (id.isEmpty()) {
            close(4400, "Invalid message");
            return;
        }
        Optional<Identity> viewer = begun ? standing.get() : Optional.empty();
        if (viewer.isEmpty()) {
            close(begun ? 4403 : 4401, begun ? "Forbidden" : "Unauthorized");
            return;
        }
        if (running.size() >= MOST_AT_ONCE) {
            String words = "A socket runs " + MOST_AT_ONCE + " operations at once: that is the limit.";
            say(Map.of("id", id, "type", "error", "payload", List.of(Stream.error("LIMIT_EXCEEDED", words))));
            return;
        }
        Running operation = new Running();
        if (running.putIfAbsent(id, operation) != null) {
            close(4409, "Subscriber for " + id.substring(0, Math.min(id.length(), 50)) + " already exists");
            return;
        }
        Thread.ofVirtual().name("socket").start(() -> run(id, payload, viewer, operation));
    }

    private void run(String id, @Nullable Object payload, Optional<Identity> viewer, Running operation) {
        SecurityContextHolder.setContext(CurrentRights.contextOf(viewer));
        Answers answers = new Answers(id);
        try (Reference.Scope _ = traces.open("socket")) {
            try {
                streams.answer(Operation.of(payload, documents), false, answers, standing, operation::follow);
            } catch (Refused refused) {
                answers.end(List.of(refused.shaped()));
            } catch (RuntimeException failure) {
                answers.end(List.of(Stream.error(
                        "INTERNAL", "Something went wrong here. Reference " + Errors.traced(failure) + ".")));
            }
        } catch (IOException gone) {
            LOG.debug("nobody is at the socket any more", gone);
        } finally {
            running.remove(id, operation);
            SecurityContextHolder.clearContext();
        }
    }

    private void say(Map<String, ?> message) throws IOException {
        say(JSON.writeValueAsString(message));
    }

    private void say(String message) throws IOException {
        saying.lock();
        try {
            session.sendMessage(new TextMessage(message));
        } catch (IllegalStateException closed) {
            throw new IOException("the socket is closed", closed);
        } finally {
            saying.unlock();
        }
    }

    private void close(int code, String reason) {
        try {
            session.close(new CloseStatus(code, reason));
        } catch (IOException gone) {
            LOG.debug("the socket was closed already", gone);
        }
    }

    /** An operation under way, and whether it was to end before it was a stream. */
    private static final class Running {

        private @Nullable Stream stream;
        private boolean ended;

        private synchronized void follow(Stream opened) {
            stream = opened;
            if (ended) {
                opened.end(List.of());
            }
        }

        private synchronized void end() {
            ended = true;
            if (stream != null) {
                stream.end(List.of());
            }
        }
    }

    private final class Answers implements Stream.Outlet {

        private final String id;

        private Answers(String id) {
            this.id = id;
        }

        @Override
        public void next(ExecutionResult result) throws IOException {
            if (result.isDataPresent()) {
                ByteArrayOutputStream json = new ByteArrayOutputStream();
                new AnswerBody(result).writeTo(json);
                say("{\"id\":" + JSON.writeValueAsString(id) + ",\"type\":\"next\",\"payload\":"
                        + json.toString(StandardCharsets.UTF_8) + "}");
            } else {
                end(result.getErrors().stream().map(Errors::shaped).toList());
            }
        }

        /** Whoever ended it by a message, and so is no longer known, is told nothing. */
        @Override
        public void end(List<Map<String, Object>> errors) throws IOException {
            if (running.remove(id) != null) {
                say(
                        errors.isEmpty()
                                ? Map.of("id", id, "type", "complete")
                                : Map.of("id", id, "type", "error", "payload", errors));
            }
        }

        @Override
        public void alive() throws IOException {
            say(Map.of("type", "ping"));
        }
    }
}
