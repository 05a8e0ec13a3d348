package uk.interborough.ui.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** A fact in our own data of which the viewer's authority has to give notice, and has not. */
public record NoticeDue(
        String factId,
        LocalDate happenedOn,
        LocalDate dueOn,
        boolean isOverdue,
        Named provider,
        @Nullable Named service,
        Named reason,
        Notice.@Nullable Id draft) {

    private record Answer(@Nullable Page<NoticeDue> noticesDue) {}

    /** Those of the viewer's authority that are due first, and how many there are. */
    public static Page<NoticeDue> ask(Api api) {
        return ask(api, Map.of());
    }

    /** The same of one provider. */
    public static Page<NoticeDue> of(Api api, String provider) {
        return ask(api, Map.of("where", Map.of("provider", Map.of("id", Map.of("eq", provider)))));
    }

    private static Page<NoticeDue> ask(Api api, Map<String, ?> variables) {
        Page<NoticeDue> page = api.ask("notices-due", variables, Answer.class).noticesDue();
        return page == null ? none() : page;
    }

    /** For whom nothing is due. */
    public static Page<NoticeDue> none() {
        return new Page<>(List.of(), null, null);
    }

    /** Whom it is about: the provider, and the service where it is about one. */
    String about() {
        return service == null ? provider.name() : provider.name() + ", " + service.name();
    }
}
