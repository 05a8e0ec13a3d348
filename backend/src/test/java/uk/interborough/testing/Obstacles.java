package uk.interborough.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.GraphQlResponse;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.GraphQlTransport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stands between the page and the contract: holds answers back, or gives others, by the name of the operation. */
public final class Obstacles implements GraphQlTransport, BeanPostProcessor {
    private static final Pattern OPERATION = Pattern.compile("query (\\w+)");
    private static final long LONGEST_SECONDS = 60;

    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, Map<String, ?>> responses = new ConcurrentHashMap<>();
    private GraphQlClient behind;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof GraphQlClient client) {
            behind = client;
            return GraphQlClient.builder(this).build();
        }
        return bean;
    }

    /** Its answers wait until the hold is let go. */
    public void hold(String operation) {
        held.put(operation, new CountDownLatch(1));
    }

    /** Lets the held answers go. */
    public void letGo(String operation) {
        CountDownLatch latch = held.remove(operation);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** It is answered with an error. */
    public void fail(String operation, String code, String reference) {
        responses.put(
                operation,
                Map.of(
                        "errors",
                        List.of(Map.of(
                                "message",
                                "Words of the server.",
                                "extensions",
                                Map.of("code", code, "traceId", reference)))));
    }

    /** It is answered with these data. */
    public void answer(String operation, Map<String, ?> data) {
        responses.put(operation, Map.of("data", data));
    }

    /** Everything is as it is. */
    public void clear() {
        responses.clear();
        List.copyOf(held.keySet()).forEach(this::letGo);
    }

    @Override
    public Mono<GraphQlResponse> execute(GraphQlRequest request) {
        Matcher operation = OPERATION.matcher(request.getDocument());
        String name = operation.find() ? operation.group(1) : "";
        await(held.get(name));
        Map<String, ?> response = responses.get(name);
        if (response != null) {
            return Mono.just(GraphQlTransport.createResponse(new HashMap<>(response)));
        }
        Supplier<Mono<? extends GraphQlResponse>> asked = () -> Objects.requireNonNull(behind)
                .document(request.getDocument())
                .variables(request.getVariables())
                .execute();
        return asked.get().map(GraphQlResponse.class::cast);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (latch != null && !latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let it go");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Flux<GraphQlResponse> executeSubscription(GraphQlRequest request) {
        return Objects.requireNonNull(behind)
                .document(Objects.requireNonNull(request.getDocument()))
                .variables(request.getVariables())
                .executeSubscription()
                .map(GraphQlResponse.class::cast);
    }
}
