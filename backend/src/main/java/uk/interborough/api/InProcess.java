package uk.interborough.api;

import graphql.ExecutionResult;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.GraphQlResponse;
import org.springframework.graphql.client.GraphQlTransport;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.interborough.operations.Reference;
import uk.interborough.query.Answer;
import uk.interborough.security.CurrentRights;
import uk.interborough.security.Identity;

/**
 * Lets the page ask within this process, through the same engine and under the same limits as any program. Rights are those
 * of now, not those of sign-in.
 */
final class InProcess implements GraphQlTransport {

    /** To somebody whose session or account ended meanwhile: an empty answer would look like figures that are not there. */
    private static final Map<String, Object> SIGN_IN = Map.of(
            "errors",
            List.of(Map.of("message", "Sign in again to go on.", "extensions", Map.of("code", "UNAUTHENTICATED"))));

    private final ContextSnapshotFactory snapshots =
            ContextSnapshotFactory.builder().build();
    private final ObjectProvider<ExecutionGraphQlService> service;
    private final ObjectProvider<Executions> executions;
    private final CurrentRights rights;

    InProcess(
            ObjectProvider<ExecutionGraphQlService> service,
            ObjectProvider<Executions> executions,
            CurrentRights rights) {
        this.service = service;
        this.executions = executions;
        this.rights = rights;
    }

    @Override
    public Mono<GraphQlResponse> execute(GraphQlRequest request) {
        SecurityContext now = rights.refresh(SecurityContextHolder.getContext());
        if (now.getAuthentication() == null) {
            return Mono.just(GraphQlTransport.createResponse(SIGN_IN));
        }
        try (Reference.Scope _ = Reference.open()) {
            return Mono.just(aside(
                    snapshots.captureAll().wrap(new DelegatingSecurityContextCallable<>(() -> answer(request), now))));
        }
    }

    /**
     * On a thread of its own. On a thread of the page the security context is always that of its session, with the rights of
     * sign-in, whatever is set there.
     */
    private static GraphQlResponse aside(Callable<GraphQlResponse> question) {
        FutureTask<GraphQlResponse> answer = new FutureTask<>(question);
        Thread.ofVirtual().start(answer);
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    private GraphQlResponse answer(GraphQlRequest request) {
        try (Reference.Scope _ = Reference.open()) {
            return execute(request, snapshots.captureAll());
        }
    }

    private GraphQlResponse execute(GraphQlRequest request, ContextSnapshot caller) {
        return Objects.requireNonNull(service.getObject()
                .execute(of(request))
                .contextWrite(caller::updateContext)
                .map(response -> response(response.getExecutionResult()))
                .block());
    }

    /** An answer as the page reads it. */
    static GraphQlResponse response(ExecutionResult answer) {
        Map<String, Object> shaped = new LinkedHashMap<>(answer.toSpecification());
        if (!answer.getErrors().isEmpty()) {
            shaped.put("errors", answer.getErrors().stream().map(Errors::shaped).toList());
        }
        shaped.computeIfPresent("data", (key, data) -> parsed(data));
        return GraphQlTransport.createResponse(shaped);
    }

    @Override
    public Flux<GraphQlResponse> executeSubscription(GraphQlRequest request) {
        SecurityContext asker = rights.refresh(SecurityContextHolder.getContext());
        if (!(asker.getAuthentication() != null
                && asker.getAuthentication().getPrincipal() instanceof Identity identity)) {
            return Flux.just(GraphQlTransport.createResponse(SIGN_IN));
        }
        Operation operation = new Operation(
                Objects.requireNonNull(request.getDocument()),
                request.getOperationName(),
                request.getVariables(),
                request.getExtensions());
        return Flux.create(
                page -> PageStream.begin(page, executions.getObject(), operation, asker, rights.standing(identity)));
    }

    private static DefaultExecutionGraphQlRequest of(GraphQlRequest request) {
        return new DefaultExecutionGraphQlRequest(
                request.getDocument(),
                request.getOperationName(),
                request.getVariables(),
                request.getExtensions(),
                UUID.randomUUID().toString(),
                Locale.UK);
    }

    private static @Nullable Object parsed(@Nullable Object value) {
        return switch (value) {
            case Answer answer -> answer.parsed();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put((String) key, parsed(inner)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(inner -> copy.add(parsed(inner)));
                yield copy;
            }
            case null, default -> value;
        };
    }
}
