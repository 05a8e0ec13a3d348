package uk.interborough.ui.joint;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.interborough.ui.api.Authority;
import uk.interborough.ui.api.Named;
import uk.interborough.ui.api.Page;
import uk.interborough.ui.api.Rate;

/** Units that fell vacant in a time, to whom they were offered, and the year's offers against shares. */
record Vacancies(
        @Nullable Page<Vacancy> vacancies, @Nullable Page<FairAccess> fairAccesses) {

    /** A unit that is offered. Filled null: nobody is booked; service null: not open to the viewer. */
    record Vacancy(
            String id,
            @Nullable Named service,
            int unitNumber,
            LocalDate vacantFrom,
            @Nullable LocalDate filledOn,
            int nightsVacant,
            boolean nobodySuited,
            Page<Offer> offers) {

        /** The service, as far as it is open, and the unit. */
        String unit() {
            return (service == null ? "A service" : service.name()) + ", unit " + unitNumber;
        }

        /** The offer to an authority that it has not answered. */
        Optional<Offer> waitsFor(SchemeWork work) {
            return offers.nodes().stream()
                    .filter(offer -> offer.answer() == null
                            && work.writesFor(offer.authority().id()))
                    .findFirst();
        }
    }

    /** To whom, and what it answered. Answer null: nothing yet. */
    record Offer(
            String id,
            int version,
            Authority authority,
            LocalDate offeredOn,
            @Nullable String answer,
            @Nullable LocalDate answeredOn,
            @Nullable String because,
            @Nullable Made referral) {}

    /** The referral that came of it. */
    record Made(String id) {}

    /** What was offered to a participant in a year, beside its share of the units. */
    record FairAccess(
            String id,
            Authority authority,
            int units,
            int offers,
            int accepted,
            int noSuitable,
            int refused,
            int waiting,
            Rate unitShare,
            Rate offerShare,
            Rate acceptedShare,
            Rate refusedShare) {}

    /** A referral that can be named with an acceptance. */
    record Candidate(String id, String agency, LocalDate madeOn) {}

    private record Candidates(@Nullable Page<Candidate> referrals) {}

    static Vacancies ask(SchemeWork work, Term term) {
        return work.api()
                .ask(
                        "scheme-vacancies",
                        Map.of(
                                "scheme", work.scheme().id(),
                                "from", term.firstDay().toString(),
                                "to", term.lastDay().toString(),
                                "year", term.year()),
                        Vacancies.class);
    }

    /** Referrals of an authority to the service of a vacancy that wait or are booked, latest first. */
    static List<Candidate> candidates(SchemeWork work, Vacancy vacancy, Authority source) {
        if (vacancy.service() == null || vacancy.service().id() == null) {
            return List.of();
        }
        Page<Candidate> page = work.api()
                .ask(
                        "referrals-for-vacancy",
                        Map.of(
                                "scheme",
                                work.scheme().id(),
                                "service",
                                vacancy.service().id(),
                                "source",
                                source.id()),
                        Candidates.class)
                .referrals();
        return page == null ? List.of() : page.nodes();
    }

    List<Vacancy> all() {
        return vacancies == null ? List.of() : vacancies.nodes();
    }

    List<FairAccess> fairness() {
        return fairAccesses == null ? List.of() : fairAccesses.nodes();
    }
}
