package uk.interborough.api;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import uk.interborough.changes.Hearing;
import uk.interborough.operations.Reference;
import uk.interborough.security.Identity;

/**
 * The answers to one subscription. All of them are made and written on the thread that follows it, each with rights that
 * were looked at a second ago; when those are no longer what they were at the beginning, it ends.
 */
final class Stream implements Hearing {

    private static final int LOOK_SECONDS = 1;
    private static final int ALIVE_SECONDS = 10;

    private final Outlet outlet;
    private final Supplier<Optional<Identity>> standing;
    private final Optional<Identity> began;
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private volatile @Nullable List<Map<String, Object>> end;

    /** @param standing who asks, found anew at each call */
    Stream(Outlet outlet, Supplier<Optional<Identity>> standing) {
        this.outlet = outlet;
        this.standing = standing;
        this.began = standing.get();
    }

    /** Where answers go. Fails when nobody is there any more. */
    interface Outlet {

        void next(ExecutionResult result) throws IOException;

        /** @param errors why; none when everything was said */
        void end(List<Map<String, Object>> errors) throws IOException;

        /** Says nothing: whoever asked knows that from now on nothing is missed, everybody between that this goes on. */
        void alive() throws IOException;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Ends it, from any thread. */
    void end(List<Map<String, Object>> errors) {
        execute(() -> end = errors);
    }

    /** Writes what comes until it ends. */
    void follow(Publisher<ExecutionResult> events) throws IOException {
        Writing writing = new Writing();
        events.subscribe(writing);
        try {
            outlet.alive();
            int quiet = 0;
            while (end == null) {
                Runnable task = tasks.poll(LOOK_SECONDS, TimeUnit.SECONDS);
                quiet = task == null ? quiet + LOOK_SECONDS : 0;
                if (!standing.get().equals(began)) {
                    end = List.of(error("UNAUTHENTICATED", "Your rights changed. Subscribe again."));
                } else if (task != null) {
                    task.run();
                } else if (quiet % ALIVE_SECONDS == 0) {
                    outlet.alive();
                }
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = List.of(error("UNAVAILABLE", Streams.STOPPED));
        } finally {
            writing.cancel();
        }
        outlet.end(end);
    }

    static Map<String, Object> error(String code, String message) {
        return Map.of("message", message, "extensions", Map.of("code", code, "traceId", Reference.current()));
    }

    private static Map<String, Object> error(Throwable failure) {
        return failure instanceof GraphQLError known
                ? Errors.shaped(known)
                : failure.getCause() instanceof GraphQLError known
                        ? Errors.shaped(known)
                        : error(
                                "UNAVAILABLE",
                                "This could not go on. Subscribe again. Reference " + Errors.traced(failure) + ".");
    }

    private final class Writing implements Subscriber<ExecutionResult> {

        private @Nullable Subscription subscription;

        @Override
        public void onSubscribe(Subscription made) {
            subscription = made;
            made.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ExecutionResult result) {
            try {
                outlet.next(result);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end(List.of(error(failure)));
        }

        @Override
        public void onComplete() {
            end(List.of());
        }

        private void cancel() {
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
