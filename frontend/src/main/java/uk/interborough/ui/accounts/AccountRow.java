package uk.interborough.ui.accounts;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.DataTable.Sort;

/** A line of the list of accounts. */
record AccountRow(
        String id,
        String username,
        String name,
        Account.State state,
        String roleNames,
        @Nullable OffsetDateTime lastSignedInAt,
        Account.@Nullable Named authority) {

    static final int PAGE = 50;

    /** Which page: the rows after or before a cursor; without either the first. */
    record Place(@Nullable String after, @Nullable String before) {
        static final Place START = new Place(null, null);
    }

    private record Answer(Page<AccountRow> accounts) {}

    static Page<AccountRow> ask(Api api, ViewState state, Sort sort, Place place) {
        String direction = sort.descending() ? "DESC" : "ASC";
        Map<String, Object> variables = new HashMap<>();
        variables.put("where", state.where());
        variables.put(
                "orderBy",
                List.of(Map.of(sort.key(), sort.key().equals("authority") ? Map.of("name", direction) : direction)));
        if (place.before() != null) {
            variables.put("last", PAGE);
            variables.put("before", place.before());
        } else {
            variables.put("first", PAGE);
            if (place.after() != null) {
                variables.put("after", place.after());
            }
        }
        return api.ask("accounts", variables, Answer.class).accounts();
    }
}
