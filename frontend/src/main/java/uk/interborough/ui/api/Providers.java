package uk.interborough.ui.api;

import java.util.List;
import java.util.Map;

/** Providers by their names, to be chosen from. */
public final class Providers {

    private static final int MOST = 50;

    private record Answer(Page<Named> providers) {}

    private Providers() {}

    /** Providers whose name contains a text, by name; 50 at most. */
    public static List<Named> named(Api api, String text) {
        return ask(api, MOST, text.isBlank() ? Map.of() : Map.of("name", Map.of("contains", text.strip())));
    }

    /** Providers by their identifiers. */
    public static List<Named> of(Api api, List<String> ids) {
        return ids.isEmpty() ? List.of() : ask(api, 100, Map.of("id", Map.of("in", ids)));
    }

    private static List<Named> ask(Api api, int first, Map<String, ?> where) {
        return api.ask("providers", Map.of("first", first, "where", where), Answer.class)
                .providers()
                .nodes();
    }
}
