package uk.interborough.ui.joint;

import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is shown of which scheme, all of it in the address.
 *
 * @param scheme identifier; empty: the first
 * @param year in which the financial year begins; 0: this one
 * @param quarter 1 to 4; 0: the whole year
 * @param authority slug; empty: all
 */
record QuotasState(String scheme, int year, int quarter, Tab tab, String authority, Stage stage) {

    /** A view. */
    enum Tab {
        SHARES("Shares"),
        QUOTAS("Quotas"),
        LEDGER("Ledger"),
        INVOICES("Invoices"),
        REFERRALS("Referrals"),
        REVIEW("Review"),
        AGREEMENT("Agreement");

        final String label;

        Tab(String label) {
            this.label = label;
        }
    }

    /** Where referrals stand, and what they come by. */
    enum Stage {
        ALL("All", List.of()),
        UNITS("Units", List.of()),
        WAITING("Waiting", List.of("MADE")),
        BOOKED("Booked", List.of("ACCEPTED")),
        IN("In", List.of("STARTED")),
        ENDED("Ended", List.of("ENDED")),
        REFUSED("Refused or withdrawn", List.of("REFUSED", "WITHDRAWN")),
        VACANCIES("Vacancies", List.of()),
        AGENCIES("Agencies", List.of());

        final String label;
        final List<String> states;

        Stage(String label, List<String> states) {
            this.label = label;
            this.states = states;
        }

        /** Whether it lists referrals. */
        boolean lists() {
            return this == ALL || !states.isEmpty();
        }
    }

    /** The first view of the first scheme. */
    static final QuotasState USUAL = new QuotasState("", 0, 0, Tab.SHARES, "", Stage.ALL);

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;

    /** Reads an address; what it does not understand is left out. */
    static QuotasState read(QueryParameters address) {
        return new QuotasState(
                text(address, "scheme", id -> id.matches("[a-z_-]{1,40}-[0-9a-f-]{36}")),
                number(address, "year", EARLIEST, LATEST),
                number(address, "q", 1, 4),
                word(address, "view", Tab.values()).orElse(Tab.SHARES),
                text(address, "of", slug -> slug.matches("[a-z0-9-]{1,60}")),
                word(address, "state", Stage.values()).orElse(Stage.ALL));
    }

    private static String text(QueryParameters address, String name, Predicate<String> right) {
        return address.getSingleParameter(name).filter(right).orElse("");
    }

    private static int number(QueryParameters address, String name, int from, int to) {
        return address.getSingleParameter(name)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .filter(number -> number >= from && number <= to)
                .orElse(0);
    }

    private static <E extends Enum<E>> Optional<E> word(QueryParameters address, String name, E[] words) {
        return address.getSingleParameter(name)
                .flatMap(text -> Arrays.stream(words)
                        .filter(word -> code(word).equals(text))
                        .findFirst());
    }

    private static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    QueryParameters write() {
        Map<String, List<String>> address = new LinkedHashMap<>();
        if (!scheme.isEmpty()) {
            address.put("scheme", List.of(scheme));
        }
        if (year > 0) {
            address.put("year", List.of(String.valueOf(year)));
        }
        if (quarter > 0) {
            address.put("q", List.of(String.valueOf(quarter)));
        }
        address.put("view", List.of(code(tab)));
        if (!authority.isEmpty()) {
            address.put("of", List.of(authority));
        }
        if (stage != Stage.ALL) {
            address.put("state", List.of(code(stage)));
        }
        return new QueryParameters(address);
    }

    /** A link to it. */
    RouterLink link(String text) {
        RouterLink link = new RouterLink(text, QuotasView.class);
        link.setQueryParameters(write());
        return link;
    }

    /** The time it is about. */
    Term term() {
        return new Term(year, quarter);
    }

    /** Another scheme has other years and authorities. */
    QuotasState withScheme(String id) {
        return new QuotasState(id, year, quarter, tab, "", stage);
    }

    QuotasState withYear(int first) {
        return new QuotasState(scheme, first, quarter, tab, authority, stage);
    }

    QuotasState withQuarter(int number) {
        return new QuotasState(scheme, year, number, tab, authority, stage);
    }

    QuotasState withTab(Tab shown) {
        return new QuotasState(scheme, year, quarter, shown, authority, stage);
    }

    QuotasState withAuthority(String slug) {
        return new QuotasState(scheme, year, quarter, tab, slug, stage);
    }

    QuotasState withStage(Stage chosen) {
        return new QuotasState(scheme, year, quarter, tab, authority, chosen);
    }
}
