package uk.interborough.ui.preview;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.GraphQlResponse;
import org.springframework.graphql.client.GraphQlTransport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Answers each operation with what was prepared for it, cut down to what the document asks for, as a server would. */
public final class StubTransport implements GraphQlTransport {

    private final Map<String, Function<Map<String, Object>, Map<String, ?>>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Sinks.Many<GraphQlResponse> happening =
            Sinks.many().multicast().directBestEffort();

    public StubTransport() {
        InventedAnswers.all(answers);
    }

    /** Prepares another answer to an operation; either {@code data} or a whole response with {@code errors}. */
    public void answer(String operation, Function<Map<String, Object>, Map<String, ?>> answer) {
        answers.put(operation, answer);
    }

    /** Back to the answers there were at first. */
    public void reset() {
        InventedAnswers.all(answers);
        asked.clear();
    }

    /** Something happened to a notice: every page that listens is told. */
    public void happens(String notice) {
        happening.tryEmitNext(GraphQlTransport.createResponse(Map.of(
                "data", Map.of("noticeChanged", Map.of("notice", Map.of("id", notice))))));
    }

    /** The operations so far, each with its variables. */
    public List<String> asked() {
        return asked;
    }

    @Override
    public Mono<GraphQlResponse> execute(GraphQlRequest request) {
        Document document = Parser.parse(request.getDocument());
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        asked.add(operation.getName() + " " + request.getVariables());
        Map<String, ?> data = answers.get(operation.getName()).apply(request.getVariables());
        if (data.containsKey("errors")) {
            return Mono.just(GraphQlTransport.createResponse(new HashMap<>(data)));
        }
        Map<String, SelectionSet> fragments = new HashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment.getSelectionSet()));
        Map<String, Object> response = new HashMap<>();
        response.put("data", cut(data, operation.getSelectionSet(), fragments));
        return Mono.just(GraphQlTransport.createResponse(response));
    }

    private static @Nullable Object cut(
            @Nullable Object value, @Nullable SelectionSet selection, Map<String, SelectionSet> fragments) {
        if (selection == null || value == null) {
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> cut(item, selection, fragments)).toList();
        }
        Map<?, ?> whole = (Map<?, ?>) value;
        Map<String, Object> part = new LinkedHashMap<>();
        selection.getSelections().forEach(selected -> {
            switch (selected) {
                case Field field -> {
                    if (!whole.containsKey(field.getName())) {
                        throw new IllegalStateException("nothing was prepared for " + field.getName());
                    }
                    part.put(field.getResultKey(), cut(whole.get(field.getName()), field.getSelectionSet(), fragments));
                }
                case FragmentSpread spread ->
                    part.putAll(asMap(cut(whole, fragments.get(spread.getName()), fragments)));
                default -> throw new IllegalStateException("not prepared for " + selected);
            }
        });
        return part;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(@Nullable Object value) {
        return (Map<String, Object>) java.util.Objects.requireNonNull(value);
    }

    @Override
    public Flux<GraphQlResponse> executeSubscription(GraphQlRequest request) {
        return happening.asFlux();
    }
}
