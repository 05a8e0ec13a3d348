package uk.interborough.ui.notices;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Tag;

/** A line of a list of notices. */
public record NoticeRow(
        String id,
        @Nullable String reference,
        String state,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime circulatedAt,
        @Nullable LocalDate reviewOn,
        boolean isAwaitingReview,
        @Nullable LocalDate closedOn,
        @Nullable String closing,
        Named authority,
        @Nullable Named provider,
        Named partnership,
        @Nullable Latest latestVersion,
        @Nullable Draft draft,
        Page<Stated> reasons,
        @Nullable Receipt ownReceipt) {

    /** Rows of one page. */
    static final int PAGE = 50;

    /** The version circulated last. */
    public record Latest(int number, String kind, @Nullable String providerName) {}

    /** The version that is being written. */
    public record Draft(
            String kind,
            @Nullable String providerName,
            OffsetDateTime changedAt,
            @Nullable OffsetDateTime submittedAt,
            @Nullable String returnedBecause) {}

    /** A reason given. */
    public record Stated(@Nullable Boolean isLatest, boolean isPurchasing, String certainty, Named reason) {}

    /** The latest version as the viewer's authority received it. */
    public record Receipt(
            String id,
            String state,
            LocalDate acknowledgeBy,
            @Nullable OffsetDateTime acknowledgedAt) {

        /** Whether somebody of the authority has acknowledged it. */
        public boolean isAcknowledged() {
            return acknowledgedAt != null;
        }
    }

    /** Which page: the rows after or before a cursor; without either the first. */
    record Place(@Nullable String after, @Nullable String before) {
        static final Place START = new Place(null, null);
    }

    private record Answer(@Nullable Page<NoticeRow> notices) {}

    private record Counted(@Nullable Page<Id> notices) {}

    private record Id(String id) {}

    /** A page of a list. */
    static Page<NoticeRow> ask(Api api, Map<String, Object> where, List<Map<String, Object>> orderBy, Place place) {
        Map<String, Object> variables = new HashMap<>(Map.of("where", where, "orderBy", orderBy));
        if (place.before() != null) {
            variables.put("last", PAGE);
            variables.put("before", place.before());
        } else {
            variables.put("first", PAGE);
            if (place.after() != null) {
                variables.put("after", place.after());
            }
        }
        return page(api, variables);
    }

    /** The first rows of a list. */
    public static Page<NoticeRow> ask(
            Api api, Map<String, Object> where, List<Map<String, Object>> orderBy, int first) {
        return page(api, Map.of("where", where, "orderBy", orderBy, "first", first));
    }

    /** Those that wait longest for the viewer's authority. */
    public static List<NoticeRow> awaiting(Api api, int first) {
        InboxState.Tab tab = InboxState.Tab.TO_ACKNOWLEDGE;
        return ask(api, tab.where(), tab.orderBy(), first).nodes();
    }

    /** Some notices, the oldest first. */
    public static List<NoticeRow> some(Api api, Map<String, Object> where) {
        return ask(api, where, List.of(Map.of("createdAt", "ASC")), PAGE).nodes();
    }

    private static Page<NoticeRow> page(Api api, Map<String, Object> variables) {
        Page<NoticeRow> page = api.ask("notices", variables, Answer.class).notices();
        return page == null ? new Page<>(List.of(), null, null) : page;
    }

    /** How many wait for the viewer's acknowledgement. */
    public static int toAcknowledge(Api api) {
        Page<Id> page = api.ask("notice-count", Map.of("where", InboxState.Tab.TO_ACKNOWLEDGE.where()), Counted.class)
                .notices();
        return page == null ? 0 : page.total();
    }

    /** What it is called in a sentence or a link. */
    public String title() {
        return reference != null ? reference : "Draft about " + providerName();
    }

    /** The provider as it is known here, or as it stands on the form. */
    public String providerName() {
        if (provider != null) {
            return provider.name();
        }
        return draft == null || draft.providerName() == null ? "a provider not named yet" : draft.providerName();
    }

    /** The reasons of what was circulated last; of the draft where nothing was. */
    public String reasonWords() {
        return reasons.nodes().stream()
                .filter(stated -> stated.isLatest() == null || stated.isLatest())
                .map(stated -> stated.reason().name() + (stated.certainty().equals("ALLEGED") ? " (alleged)" : ""))
                .collect(Collectors.joining("; "));
    }

    /** The coordinator returned its draft. */
    public boolean isReturned() {
        return draft != null && draft.submittedAt() == null && draft.returnedBecause() != null;
    }

    Tag tag() {
        return NoticeTags.notice(state, closing, isAwaitingReview, isReturned());
    }
}
