package uk.interborough.ui.utilisation;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import uk.interborough.ui.api.FinancialQuarter;

/**
 * What is chosen on the page, all of it in the address: whoever opens the same address sees the same, as far as they may.
 *
 * @param partnership its code, e.g. WEST_LONDON; empty: the usual one of the viewer
 * @param boroughs letters of the register, e.g. EAL; empty: all
 * @param clientGroups numbers of the Client Record Form; empty: all
 * @param serviceTypes our codes; empty: all
 * @param providers identifiers; empty: all
 */
record ViewState(
        String partnership,
        List<String> boroughs,
        List<String> clientGroups,
        List<String> serviceTypes,
        List<String> providers,
        Period period,
        Measure measure,
        Show show) {

    /** Charts, tables, or both. */
    enum Show {
        CHART("Chart"),
        TABLE("Table"),
        BOTH("Both");

        private final String label;

        Show(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        boolean charts() {
            return this != TABLE;
        }

        boolean tables() {
            return this != CHART;
        }
    }

    /** What an address says, and the parts of it that say nothing to this page. */
    record Reading(ViewState state, List<String> ignored) {}

    /** Added by sign-in to the address it returns to. */
    private static final String OF_SIGN_IN = "continue";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,8}");
    private static final Pattern PARTNERSHIP = Pattern.compile("[A-Z_]{1,40}");
    private static final Pattern PROVIDER = Pattern.compile("provider-[0-9a-f-]{36}");

    ViewState {
        boroughs = List.copyOf(boroughs);
        clientGroups = List.copyOf(clientGroups);
        serviceTypes = List.copyOf(serviceTypes);
        providers = List.copyOf(providers);
    }

    /** Everything, SPI 2a, the twelve quarters up to the one that ended last. */
    static ViewState usual(FinancialQuarter lastEnded) {
        return new ViewState(
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Period.upTo(lastEnded),
                Measure.UTILISATION,
                Show.CHART);
    }

    /** Reads an address. What is unknown or wrongly written is left at its usual value and named. */
    static Reading read(QueryParameters address, FinancialQuarter lastEnded) {
        ViewState state = usual(lastEnded);
        List<String> ignored = new ArrayList<>();
        for (Map.Entry<String, List<String>> parameter : address.getParameters().entrySet()) {
            if (parameter.getKey().equals(OF_SIGN_IN)) {
                continue;
            }
            String value = String.join(",", parameter.getValue());
            Optional<ViewState> next = state.with(parameter.getKey(), value);
            if (next.isEmpty()) {
                ignored.add(parameter.getKey() + "=" + value);
            }
            state = next.orElse(state);
        }
        return new Reading(state, List.copyOf(ignored));
    }

    private Optional<ViewState> with(String name, String value) {
        return switch (name) {
            case "ps" ->
                Optional.of(value)
                        .filter(code -> PARTNERSHIP.matcher(code).matches())
                        .map(this::withPartnership);
            case "b" -> codes(value, CODE).map(this::withBoroughs);
            case "client" -> codes(value, CODE).map(this::withClientGroups);
            case "type" -> codes(value, CODE).map(this::withServiceTypes);
            case "provider" -> codes(value, PROVIDER).map(this::withProviders);
            case "p" -> Period.parse(value).map(this::withPeriod);
            case "m" -> Measure.parse(value).map(this::withMeasure);
            case "view" ->
                Arrays.stream(Show.values())
                        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(value))
                        .findFirst()
                        .map(this::withShow);
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> codes(String value, Pattern form) {
        List<String> codes = Arrays.stream(value.split(",")).distinct().toList();
        return codes.stream().allMatch(code -> form.matcher(code).matches()) ? Optional.of(codes) : Optional.empty();
    }

    /** The address. What is at its usual value is left out; the period stays, so that a link keeps meaning the same. */
    QueryParameters write() {
        Map<String, List<String>> address = new LinkedHashMap<>();
        if (!partnership.isEmpty()) {
            address.put("ps", List.of(partnership));
        }
        Map.<String, List<String>>of("b", boroughs, "client", clientGroups, "type", serviceTypes, "provider", providers)
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(list -> !list.getValue().isEmpty())
                .forEach(list -> address.put(list.getKey(), List.of(String.join(",", list.getValue()))));
        address.put("p", List.of(period.code()));
        if (measure != Measure.UTILISATION) {
            address.put("m", List.of(measure.code()));
        }
        if (show != Show.CHART) {
            address.put("view", List.of(show.name().toLowerCase(Locale.ROOT)));
        }
        return new QueryParameters(address);
    }

    /** Whether anything narrows the services. */
    boolean isNarrowed() {
        return !(boroughs.isEmpty() && clientGroups.isEmpty() && serviceTypes.isEmpty() && providers.isEmpty());
    }

    /** The same without whatever narrows the services. */
    ViewState unnarrowed() {
        return withBoroughs(List.of())
                .withClientGroups(List.of())
                .withServiceTypes(List.of())
                .withProviders(List.of());
    }

    /** This borough too, or not any more. */
    ViewState toggleBorough(String code) {
        return withBoroughs(toggled(boroughs, code));
    }

    private static List<String> toggled(List<String> codes, String code) {
        Function<List<String>, List<String>> without =
                list -> list.stream().filter(other -> !other.equals(code)).toList();
        if (codes.contains(code)) {
            return without.apply(codes);
        }
        List<String> more = new ArrayList<>(codes);
        more.add(code);
        return more;
    }

    /** Boroughs and providers stay behind: they are the other partnership's. */
    ViewState atPartnership(String code) {
        return withPartnership(code).withBoroughs(List.of()).withProviders(List.of());
    }

    private ViewState withPartnership(String code) {
        return new ViewState(code, boroughs, clientGroups, serviceTypes, providers, period, measure, show);
    }

    ViewState withBoroughs(List<String> codes) {
        return new ViewState(partnership, codes, clientGroups, serviceTypes, providers, period, measure, show);
    }

    ViewState withClientGroups(List<String> codes) {
        return new ViewState(partnership, boroughs, codes, serviceTypes, providers, period, measure, show);
    }

    ViewState withServiceTypes(List<String> codes) {
        return new ViewState(partnership, boroughs, clientGroups, codes, providers, period, measure, show);
    }

    ViewState withProviders(List<String> ids) {
        return new ViewState(partnership, boroughs, clientGroups, serviceTypes, ids, period, measure, show);
    }

    ViewState withPeriod(Period chosen) {
        return new ViewState(partnership, boroughs, clientGroups, serviceTypes, providers, chosen, measure, show);
    }

    ViewState withMeasure(Measure chosen) {
        return new ViewState(partnership, boroughs, clientGroups, serviceTypes, providers, period, chosen, show);
    }

    ViewState withShow(Show chosen) {
        return new ViewState(partnership, boroughs, clientGroups, serviceTypes, providers, period, measure, chosen);
    }
}
