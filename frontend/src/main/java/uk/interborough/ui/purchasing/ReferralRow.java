package uk.interborough.ui.purchasing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Say;

/** A service to which the viewer's authority refers. */
record ReferralRow(
        String name,
        Id service,
        Named provider,
        Named hostAuthority,
        Named clientGroup,
        @Nullable Integer units,
        int othersSuspended,
        int othersEnded,
        @Nullable String others) {

    private static final int PAGE = 50;

    /** Names a service. */
    record Id(String id) {}

    private record Answer(@Nullable Page<ReferralRow> referralList) {}

    /**
     * A page of the list, by name.
     *
     * @param search part of the name of a service or a provider; empty: all
     * @param clientGroup code; empty: all
     */
    static Page<ReferralRow> ask(Api api, String search, String clientGroup, @Nullable String after) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (!search.isEmpty()) {
            Map<String, Object> contains = Map.of("contains", search);
            all.add(Map.of("or", List.of(Map.of("name", contains), Map.of("provider", Map.of("name", contains)))));
        }
        if (!clientGroup.isEmpty()) {
            all.add(Map.of("clientGroup", Map.of("code", Map.of("eq", clientGroup))));
        }
        Map<String, Object> variables = new HashMap<>(Map.of("orderBy", List.of(Map.of("name", "ASC")), "first", PAGE));
        if (!all.isEmpty()) {
            variables.put("where", Map.of("and", all));
        }
        if (after != null) {
            variables.put("after", after);
        }
        Page<ReferralRow> page =
                api.ask("referral-list", variables, Answer.class).referralList();
        return page == null ? new Page<>(List.of(), null, null) : page;
    }

    /** What others decided, in words; empty where none did. */
    String othersWords() {
        List<String> words = new ArrayList<>();
        if (othersSuspended > 0) {
            words.add(Say.number(othersSuspended) + " suspended");
        }
        if (othersEnded > 0) {
            words.add(Say.number(othersEnded) + " ended");
        }
        return words.isEmpty() ? "" : String.join(", ", words) + (others == null ? "" : ": " + others);
    }
}
