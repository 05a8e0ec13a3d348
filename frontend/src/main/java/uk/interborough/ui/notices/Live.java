package uk.interborough.ui.notices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ApiException;

/** Hears what happens to notices for as long as a page is open. */
public final class Live {

    private static final int MOST_ATTEMPTS = 10;
    private static final int PAUSE_SECONDS = 5;

    private final Api api;
    private final Consumer<Set<String>> happened;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private int attempts;
    private boolean open;
    private @Nullable Runnable listening;

    /**
     * @param page listens until it is left
     * @param happened told the identifiers of notices to which something happened, under the lock of the page; none: to any
     */
    public Live(Api api, Component page, Consumer<Set<String>> happened) {
        this.api = api;
        this.happened = happened;
        page.addDetachListener(event -> end());
    }

    private record Changed(Notice.@Nullable Id notice) {}

    private record Told(@Nullable Changed noticeChanged) {}

    /** Listens from now on: what is asked afterwards misses nothing. */
    public void begin(UI ui) {
        if (!open) {
            open = true;
            listen(ui);
        }
    }

    /** Listens no more. */
    public void end() {
        open = false;
        if (listening != null) {
            listening.run();
            listening = null;
        }
    }

    private void listen(UI ui) {
        listening = api.follow("notice-changed", Told.class, told -> heard(ui, told), failure -> lost(ui, failure));
    }

    /** Several that come at once are told at once. */
    private void heard(UI ui, Told told) {
        if (told.noticeChanged() != null && told.noticeChanged().notice() != null) {
            boolean first = waiting.isEmpty();
            waiting.add(told.noticeChanged().notice().id());
            if (first) {
                within(ui, () -> {
                    attempts = 0;
                    Set<String> notices = new HashSet<>(waiting);
                    waiting.removeAll(notices);
                    if (open && !notices.isEmpty()) {
                        happened.accept(notices);
                    }
                });
            }
        }
    }

    /** Listens again after a while, and has everything asked again; a page that cannot is as it was when it was opened. */
    private void lost(UI ui, ApiException failure) {
        LoggerFactory.getLogger(Live.class).debug("a page does not hear of notices: {}", failure.code());
        within(ui, () -> {
            if (open && attempts++ < MOST_ATTEMPTS) {
                CompletableFuture.delayedExecutor((long) PAUSE_SECONDS * attempts, TimeUnit.SECONDS)
                        .execute(() -> within(ui, () -> {
                            if (open) {
                                listen(ui);
                                happened.accept(Set.of());
                            }
                        }));
            }
        });
    }

    private static void within(UI ui, Runnable action) {
        try {
            ui.access(action::run);
        } catch (UIDetachedException left) {
            LoggerFactory.getLogger(Live.class).debug("something happened after its page was left");
        }
    }
}
