package uk.interborough.circulation;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.interborough.writing.Changes;
import uk.interborough.writing.Repeats;

/** Changes whole, or not at all where there is a fault. */
@Component
class Changing {

    private final Changes changes;
    private final Repeats repeats;

    Changing(Changes changes, Repeats repeats) {
        this.changes = changes;
        this.repeats = repeats;
    }

    Change make(Supplier<Change> change) {
        return changes.make("id", Map.of(), Change::new, change);
    }

    /** @param request everything that was sent */
    Change once(String operation, @Nullable String key, Record request, Supplier<Change> change) {
        return make(() -> repeats.once(operation, key, request, Change::new, change));
    }
}
