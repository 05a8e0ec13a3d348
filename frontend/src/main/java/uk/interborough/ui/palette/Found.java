package uk.interborough.ui.palette;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** Services and providers whose name contains a text; a few of each. */
record Found(List<Service> services, List<Named> providers) {

    /** A service by whose it is. */
    record Service(String id, String name, Named authority, Named provider) {}

    private record Answer(
            @Nullable Page<Service> services, @Nullable Page<Named> providers) {}

    static Found ask(Api api, String text) {
        Answer answer = api.ask("search", Map.of("text", text), Answer.class);
        return new Found(
                answer.services() == null ? List.of() : answer.services().nodes(),
                answer.providers() == null ? List.of() : answer.providers().nodes());
    }
}
