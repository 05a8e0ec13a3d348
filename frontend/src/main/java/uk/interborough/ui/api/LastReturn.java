package uk.interborough.ui.api;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When data last came. */
public final class LastReturn {

    private record Received(OffsetDateTime receivedAt) {}

    private record Answer(@Nullable Page<Received> performanceReturns) {}

    private LastReturn() {}

    /** When the latest return of a partnership came. Empty if none came that is open to the viewer. */
    public static Optional<OffsetDateTime> ask(Api api, String partnershipId) {
        return Optional.ofNullable(api.ask("last-return", Map.of("partnership", partnershipId), Answer.class)
                        .performanceReturns())
                .flatMap(Page::first)
                .map(Received::receivedAt);
    }
}
