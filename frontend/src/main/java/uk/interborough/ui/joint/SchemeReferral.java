package uk.interborough.ui.joint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Api;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;

/** A referral and the nights it occupies. No person is named. */
record SchemeReferral(
        String id,
        int version,
        String state,
        String tier,
        String agency,
        boolean isUndesignated,
        LocalDate madeOn,
        @Nullable LocalDate decidedOn,
        @Nullable String refusedBecause,
        @Nullable Integer unitNumber,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate expectedEndOn,
        @Nullable LocalDate endedOn,
        @Nullable Integer nightsBooked,
        int nightsUsed,
        BigDecimal unitWeeksUsed,
        @Nullable Integer nightsOverrun,
        Authority authority,
        Authority source,
        @Nullable Named service,
        @Nullable Named scheme,
        @Nullable Quota quota,
        @Nullable Charge charge) {

    /** The quota it counts against. */
    record Quota(String id, String scope) {}

    /** The charge it was accepted under. */
    record Charge(BigDecimal unitWeekPrice, LocalDate letterOn, String letterReference, String because) {}

    private record Rows(@Nullable Page<SchemeReferral> referrals) {}

    private record Answer(@Nullable SchemeReferral referral) {}

    /** One referral, if it is there for the viewer. */
    static Optional<SchemeReferral> ask(Api api, String id) {
        return api.askAbout(id, "scheme-referral", Answer.class).map(Answer::referral);
    }

    /** A filter: referrals to a scheme that waited, were decided or had nights in a time. */
    static Map<String, Object> during(String scheme, Term term) {
        String first = term.firstDay().toString();
        String last = term.lastDay().toString();
        Map<String, Object> during = Map.of("gte", first, "lte", last);
        Map<String, Object> stay = Map.of(
                "startsOn",
                Map.of("lte", last),
                "or",
                List.of(
                        Map.of(
                                "endedOn",
                                Map.of("isNull", true),
                                "state",
                                Map.of("in", List.of("ACCEPTED", "STARTED"))),
                        Map.of("endedOn", Map.of("gt", first))));
        return Map.of(
                "scheme",
                Map.of("id", Map.of("eq", scheme)),
                "or",
                List.of(Map.of("madeOn", during), Map.of("decidedOn", during), stay));
    }

    /** Those of a scheme in a time, latest first. */
    static List<SchemeReferral> of(Api api, String scheme, Term term) {
        Map<String, Object> variables = new HashMap<>(Map.of("where", during(scheme, term)));
        List<SchemeReferral> rows = new ArrayList<>();
        Optional<String> next;
        do {
            Page<SchemeReferral> page =
                    api.ask("scheme-referrals", variables, Rows.class).referrals();
            if (page == null) {
                return rows;
            }
            rows.addAll(page.nodes());
            next = page.next();
            next.ifPresent(cursor -> variables.put("after", cursor));
        } while (next.isPresent());
        return rows;
    }

    /** Nights before today count up to this day, also those of somebody who overstays. */
    private Optional<LocalDate> stayedUntil(LocalDate today) {
        return nightsOverrun == null ? until() : Optional.of(today);
    }

    /** Day of departure, expected or real; empty where no unit is booked. */
    Optional<LocalDate> until() {
        return Optional.ofNullable(endedOn != null ? endedOn : expectedEndOn);
    }

    /** Nights spent in a time, before today. Unit: nights. */
    int nightsIn(Term term, LocalDate today) {
        LocalDate from = startsOn;
        if (from == null || until().isEmpty()) {
            return 0;
        }
        LocalDate until = stayedUntil(today).orElseThrow();
        return term.nights(from, until.isBefore(today) ? until : today);
    }

    /** How it is called. */
    String title() {
        return source.name() + ", " + agency;
    }

    /** The service, as far as it is open, and the unit. */
    String unit() {
        String where = service == null ? "A service of " + authority.name() : service.name();
        return unitNumber == null ? where : where + ", unit " + unitNumber;
    }
}
