package uk.interborough.api;

import graphql.ExecutionResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.springframework.graphql.GraphQlResponse;
import org.springframework.graphql.client.GraphQlTransport;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContext;
import reactor.core.publisher.FluxSink;
import uk.interborough.operations.Reference;
import uk.interborough.security.Identity;

/** A subscription of a page in this process: what it is told goes to the page, until either of them ends it. */
final class PageStream implements Stream.Outlet {

    private static final int LONGEST_BEGINNING_SECONDS = 2;

    private final FluxSink<GraphQlResponse> page;
    private final CountDownLatch listening = new CountDownLatch(1);

    private PageStream(FluxSink<GraphQlResponse> page) {
        this.page = page;
    }

    /**
     * Begins one, and returns when it listens: whoever asks for what is there afterwards misses nothing.
     *
     * @param standing who asks, found anew at each call
     */
    static void begin(
            FluxSink<GraphQlResponse> page,
            Executions executions,
            Operation operation,
            SecurityContext asker,
            Supplier<Optional<Identity>> standing) {
        PageStream outlet = new PageStream(page);
        Stream stream = new Stream(outlet, standing);
        page.onDispose(() -> stream.end(List.of()));
        Thread.ofVirtual()
                .name("page-stream")
                .start(new DelegatingSecurityContextRunnable(
                        () -> outlet.follow(stream, executions, operation), asker));
        outlet.awaitBeginning();
    }

    private void follow(Stream stream, Executions executions, Operation operation) {
        try (Reference.Scope _ = Reference.open()) {
            ExecutionResult result = executions.execute(operation, false, stream);
            if (result.<Object>getData() instanceof Publisher<?>) {
                stream.follow(result.getData());
            } else {
                next(result);
                page.complete();
            }
        } catch (Refused | IOException | RuntimeException failure) {
            page.error(failure);
        } finally {
            listening.countDown();
        }
    }

    private void awaitBeginning() {
        try {
            listening.await(LONGEST_BEGINNING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void next(ExecutionResult result) {
        page.next(InProcess.response(result));
    }

    @Override
    public void end(List<Map<String, Object>> errors) {
        if (!errors.isEmpty()) {
            page.next(GraphQlTransport.createResponse(Map.of("errors", errors)));
        }
        page.complete();
    }

    @Override
    public void alive() {
        listening.countDown();
    }
}
