package uk.interborough.ui.parts;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import uk.interborough.ui.api.ApiException;

/** Where the questions of a page are asked, so that each part of it appears when its own answer is there. */
@FunctionalInterface
public interface Background {

    /** Asks, as the person of the calling thread, and hands over the answer, or the failure, under the lock of the page. */
    <T> void ask(UI ui, Supplier<T> question, Consumer<T> answered, Consumer<ApiException> failed);

    /** Each question on a virtual thread of its own. */
    static Background virtualThreads() {
        return new Background() {
            @Override
            public <T> void ask(UI ui, Supplier<T> question, Consumer<T> answered, Consumer<ApiException> failed) {
                Thread.ofVirtual().start(new DelegatingSecurityContextRunnable(() -> {
                    Runnable shown = outcome(question, answered, failed);
                    ui.access(shown::run);
                }));
            }
        };
    }

    /** Everything at once, on the calling thread. */
    static Background atOnce() {
        return new Background() {
            @Override
            public <T> void ask(UI ui, Supplier<T> question, Consumer<T> answered, Consumer<ApiException> failed) {
                outcome(question, answered, failed).run();
            }
        };
    }

    private static <T> Runnable outcome(Supplier<T> question, Consumer<T> answered, Consumer<ApiException> failed) {
        try {
            T answer = question.get();
            return () -> answered.accept(answer);
        } catch (ApiException e) {
            return () -> failed.accept(e);
        } catch (RuntimeException e) {
            ApiException unexpected = new ApiException("INTERNAL_ERROR", "The answer could not be read.", null, e);
            return () -> failed.accept(unexpected);
        }
    }
}
