package uk.interborough.ui.services;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.ExpectedReturn;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Rate;

/** A service as Schedule 2 has it, with its contracts, figures and returns. */
record Service(
        String id,
        String name,
        String splsId,
        String stage,
        boolean directAccess,
        @Nullable String description,
        @Nullable String exclusions,
        @Nullable String referrers,
        @Nullable String charges,
        @Nullable String accessibility,
        List<String> languages,
        @Nullable String address,
        @Nullable String telephone,
        @Nullable String email,
        @Nullable Integer units,
        @Nullable BigDecimal annualPrice,
        @Nullable BigDecimal staffHoursPerWeek,
        @Nullable String duration,
        Named authority,
        Named hostAuthority,
        Named provider,
        Named clientGroup,
        @Nullable Named secondaryClientGroup,
        Type serviceType,
        @Nullable Named accommodationType,
        Page<Contract> contracts,
        Page<Quarterly> indicators,
        Page<ExpectedReturn> expectedReturns) {

    /** What kind of service it is. */
    record Type(String name, boolean accommodationBased, boolean floatingSupport) {}

    /** One set of terms. */
    record Contract(
            String reference,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            String status,
            String duration,
            int units,
            BigDecimal annualPrice,
            BigDecimal staffHoursPerWeek) {}

    /** Utilisation in a quarter. */
    record Quarterly(FinancialQuarter quarter, boolean flagged, Rate utilisation, Rate supportUtilisation) {}

    private record Answer(@Nullable Service service) {}

    static Optional<Service> ask(Api api, String id) {
        return api.askAbout(id, "service", Answer.class).map(Answer::service);
    }

    /** From the first quarter with figures to the last, those in between without any too: a gap is shown as a gap. */
    List<Quarterly> everyQuarter() {
        Map<FinancialQuarter, Quarterly> known = new TreeMap<>();
        indicators.nodes().forEach(row -> known.put(row.quarter(), row));
        if (known.isEmpty()) {
            return List.of();
        }
        List<FinancialQuarter> quarters = List.copyOf(known.keySet());
        Rate missing = new Rate(null, null, null, true);
        return IntStream.rangeClosed(0, quarters.getFirst().until(quarters.getLast()))
                .mapToObj(quarters.getFirst()::plus)
                .map(quarter -> known.getOrDefault(quarter, new Quarterly(quarter, false, missing, missing)))
                .toList();
    }

    /** Words for a name of the contract: SHORT_TERM is short term. */
    static String words(@Nullable String name) {
        if (name == null) {
            return "";
        }
        String lower = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
