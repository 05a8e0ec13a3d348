package uk.interborough.api;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import uk.interborough.operations.Traces;
import uk.interborough.query.Limits;
import uk.interborough.security.CurrentRights;
import uk.interborough.security.Identity;

/** Sockets that speak graphql-transport-ws, each a {@link Conversation}. */
@Component
class GraphQlSocket extends TextWebSocketHandler implements SubProtocolCapable {

    /** The attribute that says who opened the socket. */
    static final String STANDING = "standing";

    private static final String PROTOCOL = "graphql-transport-ws";
    private static final String CONVERSATION = "conversation";
    private static final int SECONDS_TO_BEGIN = 10;

    private final Streams streams;
    private final PersistedDocuments documents;
    private final CurrentRights rights;
    private final Limits limits;
    private final Traces traces;

    GraphQlSocket(Streams streams, PersistedDocuments documents, CurrentRights rights, Limits limits, Traces traces) {
        this.streams = streams;
        this.documents = documents;
        this.rights = rights;
        this.limits = limits;
        this.traces = traces;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        if (!PROTOCOL.equals(session.getAcceptedProtocol())) {
            session.close(new CloseStatus(4406, "Subprotocol not acceptable"));
            return;
        }
        session.setTextMessageSizeLimit(limits.bodyBytes());
        Conversation conversation = new Conversation(session, streams, documents, standing(session), rights, traces);
        session.getAttributes().put(CONVERSATION, conversation);
        CompletableFuture.delayedExecutor(SECONDS_TO_BEGIN, TimeUnit.SECONDS).execute(conversation::closeUnlessBegun);
    }

    @SuppressWarnings("unchecked") // put there by the handshake
    private static Supplier<Optional<Identity>> standing(WebSocketSession session) {
        Supplier<Optional<Identity>> nobody = Optional::empty;
        return (Supplier<Optional<Identity>>) session.getAttributes().getOrDefault(STANDING, nobody);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        conversation(session).receive(message.getPayload());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        if (session.getAttributes().containsKey(CONVERSATION)) {
            conversation(session).end();
        }
    }

    private static Conversation conversation(WebSocketSession session) {
        return (Conversation) Objects.requireNonNull(session.getAttributes().get(CONVERSATION));
    }
}
