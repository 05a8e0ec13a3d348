package uk.interborough.ui.desk;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Viewer;

/** A line of the desk: a notice, and its latest version as each member received it. */
record DeskRow(
        String id,
        @Nullable String reference,
        @Nullable OffsetDateTime circulatedAt,
        Named authority,
        @Nullable Named provider,
        Page<Cell> receipts) {

    static final int PAGE = 25;

    /** A receipt. */
    record Cell(
            String id,
            String state,
            OffsetDateTime circulatedAt,
            LocalDate acknowledgeBy,
            @Nullable OffsetDateTime acknowledgedAt,
            Named authority) {}

    private record Answer(@Nullable Page<DeskRow> notices) {}

    /** Notices that are open, or not acknowledged by everybody: of the viewer's authority; to the coordinator all. */
    static Page<DeskRow> ask(Api api, Viewer viewer, String partnershipId, @Nullable String after) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(Map.of("partnership", Map.of("id", Map.of("eq", partnershipId))));
        all.add(Map.of(
                "or",
                List.of(
                        Map.of("state", Map.of("eq", "CIRCULATED")),
                        Map.of(
                                "receipts",
                                Map.of(
                                        "some",
                                        Map.of(
                                                "isLatest", Map.of("eq", true),
                                                "acknowledgedAt", Map.of("isNull", true)))))));
        if (!viewer.coordinates() && viewer.authority() != null) {
            all.add(Map.of(
                    "authority", Map.of("id", Map.of("eq", viewer.authority().id()))));
        }
        Map<String, Object> variables = new HashMap<>(Map.of("where", Map.of("and", all), "first", PAGE));
        if (after != null) {
            variables.put("after", after);
        }
        Page<DeskRow> page = api.ask("desk", variables, Answer.class).notices();
        return page == null ? new Page<>(List.of(), null, null) : page;
    }

    /** What a member received. Empty for the issuer, and for a member that joined later. */
    Optional<Cell> of(Named member) {
        return receipts.nodes().stream()
                .filter(cell -> java.util.Objects.equals(cell.authority().id(), member.id()))
                .findFirst();
    }
}
