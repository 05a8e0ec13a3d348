package uk.interborough.ui.joint;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shares and quotas that are weighed up, all of them in the address.
 *
 * @param scheme identifier; empty: none
 * @param from day from which they would hold; null: the first of the next quarter
 * @param units by the word of an authority in addresses; who is not named keeps its own
 * @param quotas by the word of a quota in addresses; one that is not named stays as it is
 */
record AdjustState(String scheme, @Nullable LocalDate from, Map<String, Integer> units, Map<String, Limits> quotas) {

    /** Limits of a quota. Unit-weeks null: the units on every night. */
    record Limits(int units, @Nullable BigDecimal unitWeeks) {}

    static final AdjustState NONE = new AdjustState("", null, Map.of(), Map.of());

    private static final String PATH = "quotas/adjust";

    /** Reads an address; what it does not understand is left out. */
    static AdjustState read(QueryParameters address) {
        Map<String, Integer> units = new LinkedHashMap<>();
        address.getParameters("share").stream()
                .filter(share -> share.matches("[a-z0-9-]{1,60}\\.\\d{1,4}"))
                .map(share -> share.split("\\."))
                .forEach(share -> units.put(share[0], Integer.valueOf(share[1])));
        return new AdjustState(
                QuotasState.read(address).scheme(),
                day(address.getSingleParameter("from").orElse("")),
                units,
                quotas(address));
    }

    /** {@code quota=members.2.60.5}: two units and 60.5 unit-weeks. */
    private static Map<String, Limits> quotas(QueryParameters address) {
        Map<String, Limits> quotas = new LinkedHashMap<>();
        address.getParameters("quota").stream()
                .filter(quota -> quota.matches("(members|neighbours)\\.\\d{1,4}(\\.\\d{1,6}(\\.\\d)?)?"))
                .map(quota -> quota.split("\\.", 3))
                .forEach(quota -> quotas.put(
                        quota[0],
                        new Limits(Integer.parseInt(quota[1]), quota.length < 3 ? null : new BigDecimal(quota[2]))));
        return quotas;
    }

    private static @Nullable LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException none) {
            return null;
        }
    }

    QueryParameters write() {
        Map<String, List<String>> address = new LinkedHashMap<>();
        address.put("scheme", List.of(scheme));
        if (from != null) {
            address.put("from", List.of(from.toString()));
        }
        if (!units.isEmpty()) {
            address.put(
                    "share",
                    units.entrySet().stream()
                            .map(share -> share.getKey() + "." + share.getValue())
                            .toList());
        }
        if (!quotas.isEmpty()) {
            address.put(
                    "quota",
                    quotas.entrySet().stream()
                            .map(quota -> quota.getKey() + "."
                                    + quota.getValue().units()
                                    + (quota.getValue().unitWeeks() == null
                                            ? ""
                                            : "." + quota.getValue().unitWeeks().toPlainString()))
                            .toList());
        }
        return new QueryParameters(address);
    }

    Location location() {
        return new Location(PATH, write());
    }

    /** A link to the page with nothing changed yet. */
    static RouterLink link(String text, String scheme) {
        RouterLink link = new RouterLink(text, AdjustView.class);
        link.setQueryParameters(new AdjustState(scheme, null, Map.of(), Map.of()).write());
        return link;
    }
}
