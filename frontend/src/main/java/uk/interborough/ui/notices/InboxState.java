package uk.interborough.ui.notices;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import uk.interborough.ui.api.Viewer;

/**
 * Which notices are shown, all of it in the address.
 *
 * @param search part of a reference, or of a provider's or an authority's name; empty: all
 */
record InboxState(Tab tab, String search, From from) {

    private static final int LONGEST = 100;
    private static final List<String> NOT_ACKNOWLEDGED = List.of("AWAITED", "REMINDED", "OVERDUE", "UNREACHED");

    /** A list of the inbox. */
    enum Tab {
        TO_ACKNOWLEDGE("To acknowledge"),
        OPEN("Open"),
        CLOSED("Closed"),
        DRAFTS("Drafts");

        final String label;

        Tab(String label) {
            this.label = label;
        }

        /** As in addresses. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Which notices are on it. */
        Map<String, Object> where() {
            return switch (this) {
                case TO_ACKNOWLEDGE -> Map.of("ownReceipt", Map.of("state", Map.of("in", NOT_ACKNOWLEDGED)));
                case OPEN -> Map.of("state", Map.of("eq", "CIRCULATED"));
                case CLOSED -> Map.of("state", Map.of("eq", "CLOSED"));
                case DRAFTS ->
                    Map.of(
                            "or",
                            List.of(
                                    Map.of("state", Map.of("in", List.of("DRAFT", "SUBMITTED"))),
                                    Map.of("draft", Map.of("edit", Map.of("gte", 0)))));
            };
        }

        /** What comes first on it. */
        List<Map<String, Object>> orderBy() {
            return switch (this) {
                case TO_ACKNOWLEDGE ->
                    List.of(Map.of("ownReceipt", Map.of("acknowledgeBy", "ASC")), Map.of("circulatedAt", "ASC"));
                case OPEN -> List.of(Map.of("circulatedAt", "DESC"));
                case CLOSED -> List.of(Map.of("closedOn", "DESC"));
                case DRAFTS -> List.of(Map.of("createdAt", "DESC"));
            };
        }
    }

    /** Who issued it. */
    enum From {
        ANYBODY("Every authority"),
        US("My authority"),
        OTHERS("Other authorities");

        final String label;

        From(String label) {
            this.label = label;
        }
    }

    /** Reads an address; what it does not understand is left out. */
    static InboxState read(QueryParameters address, Tab usual) {
        return new InboxState(
                address.getSingleParameter("tab")
                        .flatMap(code -> Arrays.stream(Tab.values())
                                .filter(tab -> tab.code().equals(code))
                                .findFirst())
                        .orElse(usual),
                address.getSingleParameter("q")
                        .map(text -> text.substring(0, Math.min(text.length(), LONGEST))
                                .strip())
                        .orElse(""),
                address.getSingleParameter("from").flatMap(InboxState::from).orElse(From.ANYBODY));
    }

    private static Optional<From> from(String code) {
        return Arrays.stream(From.values())
                .filter(from -> from.name().equalsIgnoreCase(code))
                .findFirst();
    }

    QueryParameters write() {
        Map<String, List<String>> address = new LinkedHashMap<>();
        address.put("tab", List.of(tab.code()));
        if (!search.isEmpty()) {
            address.put("q", List.of(search));
        }
        if (from != From.ANYBODY) {
            address.put("from", List.of(from.name().toLowerCase(Locale.ROOT)));
        }
        return new QueryParameters(address);
    }

    /** The filter of the contract. */
    Map<String, Object> where(Viewer viewer) {
        return where(viewer, tab);
    }

    /** The filter of the contract, were another list shown. */
    Map<String, Object> where(Viewer viewer, Tab shown) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(shown.where());
        if (!search.isEmpty()) {
            Map<String, Object> contains = Map.of("contains", search);
            all.add(Map.of(
                    "or",
                    List.of(
                            Map.of("reference", contains),
                            Map.of("provider", Map.of("name", contains)),
                            Map.of("authority", Map.of("name", contains)))));
        }
        if (from != From.ANYBODY && viewer.authority() != null) {
            Map<String, Object> ours = Map.of(
                    "authority", Map.of("id", Map.of("eq", viewer.authority().id())));
            all.add(from == From.US ? ours : Map.of("not", ours));
        }
        return Map.of("and", all);
    }

    boolean isNarrowed() {
        return !search.isEmpty() || from != From.ANYBODY;
    }

    InboxState withTab(Tab chosen) {
        return new InboxState(chosen, search, from);
    }

    InboxState withSearch(String text) {
        return new InboxState(tab, text.strip(), from);
    }

    InboxState withFrom(From chosen) {
        return new InboxState(tab, search, chosen);
    }

    InboxState whole() {
        return new InboxState(tab, "", From.ANYBODY);
    }
}
