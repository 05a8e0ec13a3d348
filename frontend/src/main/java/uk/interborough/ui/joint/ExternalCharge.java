package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.FinancialQuarter;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.parts.Say;

/** What an authority outside a scheme is charged, as agreed by letter. */
record ExternalCharge(
        String id,
        Authority charged,
        BigDecimal unitWeekPrice,
        LocalDate letterOn,
        String letterReference,
        String because,
        Page<Stay> referrals) {

    /** A referral accepted under it. Started null: nobody moved in yet. */
    record Stay(
            String id,
            BigDecimal unitWeeksUsed,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endedOn) {

        private boolean wasIn(FinancialQuarter quarter) {
            Term term = new Term(quarter.financialYear(), quarter.number());
            return startsOn != null
                    && term.nights(startsOn, endedOn == null ? quarter.lastDay().plusDays(1) : endedOn) > 0;
        }
    }

    private record Answer(@Nullable Page<ExternalCharge> externalCharges) {}

    /** Charges of a scheme, the latest letter first; 200 at most. */
    static List<ExternalCharge> of(Api api, String scheme) {
        return ask(api, Map.of("scheme", Map.of("id", Map.of("eq", scheme))));
    }

    /** Those agreed with one authority. */
    static List<ExternalCharge> of(Api api, String scheme, Authority charged) {
        return ask(
                api,
                Map.of(
                        "scheme", Map.of("id", Map.of("eq", scheme)),
                        "charged", Map.of("id", Map.of("eq", charged.id()))));
    }

    private static List<ExternalCharge> ask(Api api, Map<String, ?> where) {
        Page<ExternalCharge> page = api.ask("external-charges", Map.of("where", where), Answer.class)
                .externalCharges();
        return page == null ? List.of() : page.nodes();
    }

    /** {@code £210.00 a unit-week, by letter HC/77 of 3 June 2026}. */
    String words() {
        return Say.money(unitWeekPrice) + " a unit-week, by letter " + letterReference + " of " + Say.date(letterOn);
    }

    /** Nights up to yesterday by 7. */
    BigDecimal unitWeeksUsed() {
        return referrals.nodes().stream().map(Stay::unitWeeksUsed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Quarters that have ended and in which nights were used under it, the latest first. */
    List<FinancialQuarter> quartersUsed(LocalDate today) {
        return referrals.nodes().stream()
                .map(Stay::startsOn)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(first -> Stream.iterate(FinancialQuarter.endedBefore(today), quarter -> quarter.plus(-1))
                        .takeWhile(quarter -> !quarter.lastDay().isBefore(first))
                        .filter(quarter -> referrals.nodes().stream().anyMatch(stay -> stay.wasIn(quarter)))
                        .toList())
                .orElse(List.of());
    }
}
