package uk.interborough.ui.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.graphql.ResponseError;
import org.springframework.graphql.client.ClientGraphQlResponse;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.GraphQlTransportException;

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
            return client.document(documents.computeIfAbsent(document, Api::read))
                    .variables(Map.copyOf(variables))
                    .executeSync();
        } catch (GraphQlTransportException e) {
            throw new ApiException("UNREACHABLE", "The service that holds the figures cannot be reached.", null, e);
        }
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

    /** Read here and not by the client, so that the question leaves on the thread, and so as the person, that asks it. */
    static String read(String document) {
        try (InputStream text = Api.class.getResourceAsStream("/graphql-documents/" + document + ".graphql")) {
            if (text == null) {
                throw new IllegalArgumentException("no document named " + document);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the document " + document + " cannot be read", e);
        }
    }
}
