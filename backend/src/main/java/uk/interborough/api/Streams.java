package uk.interborough.api;

import graphql.ExecutionResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import uk.interborough.security.Identity;

/** The streams that are open here: so many for each viewer, and none once this server stops. */
@Component
class Streams implements SmartLifecycle {

    static final String STOPPED = "This server stops. Subscribe again.";

    private final Executions executions;
    private final int most;
    private final Set<Stream> all = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Integer> byViewer = new ConcurrentHashMap<>();
    private volatile boolean running;

    /** @param most streams of one viewer at a time */
    Streams(Executions executions, @Value("${interborough.limits.streams:10}") int most) {
        this.executions = executions;
        this.most = most;
    }

    /**
     * Answers an operation of any kind, and stays until everything is said.
     *
     * @param standing who asks, found anew at each call
     * @param opened is told of a stream before it begins, and can end it
     * @throws Refused before anything was written
     */
    void answer(
            Operation operation,
            boolean safe,
            Stream.Outlet outlet,
            Supplier<Optional<Identity>> standing,
            Consumer<Stream> opened)
            throws Refused, IOException {
        Stream stream = new Stream(outlet, standing);
        ExecutionResult result = executions.execute(operation, safe, stream);
        if (result.<Object>getData() instanceof Publisher<?>) {
            UUID viewer = Identity.current().orElseThrow().accountId();
            enter(viewer);
            all.add(stream);
            try {
                opened.accept(stream);
                if (!running) {
                    stream.end(stopped());
                }
                stream.follow(result.getData());
            } finally {
                all.remove(stream);
                byViewer.computeIfPresent(viewer, (key, open) -> open == 1 ? null : open - 1);
            }
        } else {
            outlet.next(result);
            outlet.end(List.of());
        }
    }

    private void enter(UUID viewer) throws Refused {
        if (byViewer.merge(viewer, 1, Integer::sum) > most) {
            byViewer.computeIfPresent(viewer, (key, open) -> open - 1);
            throw new Refused(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "LIMIT_EXCEEDED",
                            "You have " + most + " streams open: that is the limit. End one of them.")
                    .saying("field", "streams")
                    .saying("limit", most)
                    .saying("figure", most + 1);
        }
    }

    private static List<Map<String, Object>> stopped() {
        return List.of(Stream.error("UNAVAILABLE", STOPPED));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for requests that are under way. */
    @Override
    public void stop() {
        running = false;
        all.forEach(stream -> stream.end(stopped()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
