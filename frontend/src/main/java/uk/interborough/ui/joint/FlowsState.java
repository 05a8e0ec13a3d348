package uk.interborough.ui.joint;

import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is shown of who places where, all of it in the address.
 *
 * @param year in which the financial year begins; 0: this one
 * @param host the chosen row; empty: none
 * @param source the chosen column; empty: none
 */
record FlowsState(int year, Measure measure, String host, String source) {

    /** What is counted. */
    enum Measure {
        NIGHTS("Nights"),
        REFERRALS("Referrals made");

        final String label;

        Measure(String label) {
            this.label = label;
        }

        long of(Flows.Cell cell) {
            return this == NIGHTS ? cell.nights() : cell.referrals();
        }
    }

    /** Nights of this year. */
    static final FlowsState USUAL = new FlowsState(0, Measure.NIGHTS, "", "");

    /** Reads an address; what it does not understand is left out. */
    static FlowsState read(QueryParameters address) {
        return new FlowsState(
                QuotasState.read(address).year(),
                address.getSingleParameter("count").filter("referrals"::equals).isPresent()
                        ? Measure.REFERRALS
                        : Measure.NIGHTS,
                slug(address, "host"),
                slug(address, "source"));
    }

    private static String slug(QueryParameters address, String name) {
        return address.getSingleParameter(name)
                .filter(text -> text.matches("[a-z0-9-]{1,60}"))
                .orElse("");
    }

    QueryParameters write() {
        Map<String, List<String>> address = new LinkedHashMap<>();
        address.put("year", List.of(String.valueOf(year)));
        address.put("count", List.of(measure.name().toLowerCase(Locale.ROOT)));
        if (isOneCell()) {
            address.put("host", List.of(host));
            address.put("source", List.of(source));
        }
        return new QueryParameters(address);
    }

    /** A link to it. */
    RouterLink link(String text) {
        RouterLink link = new RouterLink(text, FlowsView.class);
        link.setQueryParameters(write());
        return link;
    }

    boolean isOneCell() {
        return !host.isEmpty() && !source.isEmpty();
    }

    FlowsState withYear(int first) {
        return new FlowsState(first, measure, host, source);
    }

    FlowsState withMeasure(Measure counted) {
        return new FlowsState(year, counted, host, source);
    }

    FlowsState withCell(String row, String column) {
        return new FlowsState(year, measure, row, column);
    }
}
