package uk.interborough.ui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.client.ClientGraphQlResponse;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.GraphQlTransportException;
import reactor.core.Disposable;

/** Asks the contract and waits for the answer. One answer record a document, shaped like the document. */
public class Api {

    private final GraphQlClient client;
    private final Map<String, String> documents = new ConcurrentHashMap<>();

    public Api(GraphQlClient client) {
        this.client = client;
    }

    /**
     * The answer to {@code graphql-documents/<document>.graphql}.
     *
     * @throws ApiException if anything of it failed
     */
    public <T> T ask(String document, Map<String, ?> variables, Class<T> answer) {
        ClientGraphQlResponse response = execute(document, variables);
        List<ResponseError> errors = response.getErrors();
        if (!errors.isEmpty()) {
            throw exception(errors.getFirst());
        }
        return Optional.ofNullable(response.toEntity(answer))
                .orElseThrow(() -> new ApiException("NO_ANSWER", "There was no answer.", null));
    }

    private record Outcome(List<Fault> errors) {}

    private record ChangeAnswer(Outcome change) {}

    /** Sends a change, which its document calls {@code change}; the faults that stood in the way, none if it was done. */
    public List<Fault> change(String document, Map<String, ?> variables) {
        return ask(document, variables, ChangeAnswer.class).change().errors();
    }

    /**
     * The answer about the thing with an identifier from an address, as {@link #ask}; empty where no identifier is written so.
     *
     * @param document with a variable {@code id}
     */
    public <T> Optional<T> askAbout(String id, String document, Class<T> answer) {
        try {
            return Optional.of(ask(document, Map.of("id", id), answer));
        } catch (ApiException failure) {
            if (failure.code().equals("BAD_USER_INPUT")) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private ClientGraphQlResponse execute(String document, Map<String, ?> variables) {
        try {
            return client.document(text(document))
                    .variables(Map.copyOf(variables))
                    .executeSync();
        } catch (GraphQlTransportException e) {
            throw new ApiException("UNREACHABLE", "The service that holds the figures cannot be reached.", null, e);
        }
    }

    /** Read here and not by the client, so that the question leaves on the thread, and so as the person, that asks it. */
    private String text(String document) {
        return documents.computeIfAbsent(document, Documents::read);
    }

    /**
     * Follows a subscription as the person of the calling thread. Whoever is told is so on another thread.
     *
     * @param ended told why it ended, where it was not ended here
     * @return ends it
     */
    public <T> Runnable follow(String document, Class<T> event, Consumer<T> told, Consumer<ApiException> ended) {
        Disposable following = client.document(text(document))
                .executeSubscription()
                .subscribe(
                        response -> {
                            if (response.getErrors().isEmpty()) {
                                Optional.ofNullable(response.toEntity(event)).ifPresent(told);
                            } else {
                                ended.accept(exception(response.getErrors().getFirst()));
                            }
                        },
                        failure ->
                                ended.accept(new ApiException("UNAVAILABLE", "Nothing more is told.", null, failure)));
        return following::dispose;
    }

    private static ApiException exception(ResponseError error) {
        Map<String, Object> extensions = error.getExtensions();
        Object code = Optional.ofNullable(extensions.get("code")).orElse("INTERNAL_ERROR");
        Object traceId = extensions.get("traceId");
        return new ApiException(
                code.toString(),
                Optional.ofNullable(error.getMessage()).orElse("It failed."),
                traceId == null ? null : traceId.toString());
    }
}
