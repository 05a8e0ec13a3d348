package uk.interborough.ui.purchasing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Tag;

/** Whether an authority buys from a provider, by its own latest decision. */
public record PurchasingStatus(
        Named authority,
        @Nullable Named service,
        String status,
        LocalDate since,
        boolean isOwn,
        @Nullable Source notice,
        @Nullable Sanction sanction) {

    /** The notice that says so. */
    public record Source(String id, @Nullable String reference) {}

    /** The step under the contract that says so. */
    public record Sanction(String reason) {}

    private record Answer(@Nullable Page<PurchasingStatus> purchasingStatuses) {}

    /** What authorities decided about a provider, the latest first. */
    public static List<PurchasingStatus> ask(Api api, String provider) {
        Page<PurchasingStatus> page = api.ask("purchasing-statuses", Map.of("provider", provider), Answer.class)
                .purchasingStatuses();
        return page == null ? List.of() : page.nodes();
    }

    /** What it is about: all the authority buys, or one service. */
    String about() {
        return service == null ? "All it buys from the provider" : service.name();
    }

    Tag tag() {
        return switch (status) {
            case "OPEN" -> new Tag(Tag.Kind.GOOD, "Buys again");
            case "SUSPENDED" -> new Tag(Tag.Kind.WARNING, "Suspended: no new placements");
            case "ENDED" -> new Tag(Tag.Kind.BAD, "Ended for good");
            default -> new Tag(Tag.Kind.PLAIN, status);
        };
    }
}
