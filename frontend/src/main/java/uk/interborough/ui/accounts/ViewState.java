package uk.interborough.ui.accounts;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are shown, all of it in the address.
 *
 * @param search part of a name, user name or authority; empty: all
 * @param state null: every state
 * @param role null: every role
 */
record ViewState(
        String search,
        Account.@Nullable State state,
        @Nullable RoleName role) {

    static final ViewState ALL = new ViewState("", null, null);

    private static final int LONGEST = 100;

    /** Reads an address; what it does not understand is left out. */
    static ViewState read(QueryParameters address) {
        return new ViewState(
                address.getSingleParameter("q")
                        .map(text -> text.substring(0, Math.min(text.length(), LONGEST))
                                .strip())
                        .orElse(""),
                address.getSingleParameter("state")
                        .flatMap(text -> named(Account.State.values(), text))
                        .orElse(null),
                address.getSingleParameter("role")
                        .flatMap(text -> named(RoleName.values(), text))
                        .orElse(null));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    QueryParameters write() {
        Map<String, List<String>> address = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            address.put("q", List.of(search));
        }
        if (state != null) {
            address.put("state", List.of(state.name().toLowerCase(Locale.ROOT)));
        }
        if (role != null) {
            address.put("role", List.of(role.name().toLowerCase(Locale.ROOT)));
        }
        return new QueryParameters(address);
    }

    /** The filter of the contract. */
    Map<String, Object> where() {
        List<Map<String, Object>> all = new ArrayList<>();
        if (!search.isEmpty()) {
            Map<String, Object> contains = Map.of("contains", search);
            all.add(Map.of(
                    "or",
                    List.of(
                            Map.of("name", contains),
                            Map.of("username", contains),
                            Map.of("authority", Map.of("name", contains)))));
        }
        if (state != null) {
            all.add(Map.of("state", Map.of("eq", state.name())));
        }
        if (role != null) {
            all.add(Map.of("roleNames", Map.of("contains", role.name())));
        }
        return Map.of("and", all);
    }

    boolean isNarrowed() {
        return !equals(ALL);
    }

    ViewState withSearch(String text) {
        return new ViewState(text.strip(), state, role);
    }

    ViewState withState(Account.@Nullable State chosen) {
        return new ViewState(search, chosen, role);
    }

    ViewState withRole(@Nullable RoleName chosen) {
        return new ViewState(search, state, chosen);
    }
}
