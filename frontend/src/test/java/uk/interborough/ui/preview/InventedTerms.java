package uk.interborough.ui.preview;

import static uk.interborough.ui.preview.Invented.map;
import static uk.interborough.ui.preview.InventedAnswers.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Vacancies, agencies, limits and charges of the scheme of {@link InventedJoint}. */
public final class InventedTerms {

    private static final int BRENT = 0;
    private static final int EALING = 1;

    private InventedTerms() {}

    static void all(Map<String, Function<Map<String, Object>, Map<String, ?>>> answers) {
        answers.put("SchemeVacancies", v -> vacancies());
        answers.put(
                "ReferralsForVacancy",
                v -> map(
                        "referrals",
                        page(List.of(map(
                                "id",
                                Invented.id("referral", 9),
                                "agency",
                                "Ealing Housing Options",
                                "madeOn",
                                "2026-11-10")))));
        answers.put(
                "SchemeAgencies",
                v -> map(
                        "referralAgencies",
                        page(List.of(
                                InventedDesk.agency(2, "Acton Outreach", false),
                                InventedDesk.agency(1, "Ealing Housing Options", true)))));
        answers.put("SchemeQuotas", v -> map("quotas", page(List.of(quota()))));
        answers.put("SchemeAbatements", v -> map("abatements", page(List.of(abatement()))));
        List.of(
                        "OfferVacancy",
                        "AnswerVacancyOffer",
                        "DesignateAgency",
                        "WithdrawAgency",
                        "SetQuota",
                        "RecordExternalCharge",
                        "RecordAbatement")
                .forEach(change -> answers.put(
                        change,
                        v -> map(
                                change.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + change.substring(1),
                                map("errors", List.of()))));
    }

    private static Map<String, Object> vacancies() {
        return map(
                "vacancies",
                page(List.of(map(
                        "id",
                        Invented.id("vacancy", 1),
                        "service",
                        map("id", Invented.id("service", 1), "name", "Park View"),
                        "unitNumber",
                        3,
                        "vacantFrom",
                        "2026-11-16",
                        "filledOn",
                        null,
                        "nightsVacant",
                        6,
                        "nobodySuited",
                        false,
                        "offers",
                        page(List.of(
                                offer(1, EALING, null, null),
                                offer(2, BRENT, "NO_SUITABLE_REFERRAL", "Nobody waits.")))))),
                "fairAccesses",
                page(List.of(fairness(EALING, 12), fairness(BRENT, 8))));
    }

    private static Map<String, Object> offer(
            int number, int authority, @Nullable String answer, @Nullable String because) {
        return map(
                "id",
                Invented.id("vacancy_offer", number),
                "version",
                1,
                "authority",
                Invented.authority(authority),
                "offeredOn",
                "2026-11-16",
                "answer",
                answer,
                "answeredOn",
                answer == null ? null : "2026-11-18",
                "because",
                because,
                "referral",
                null);
    }

    private static Map<String, Object> fairness(int authority, int units) {
        return map(
                "id",
                Invented.id("fair_access", authority),
                "authority",
                Invented.authority(authority),
                "units",
                units,
                "offers",
                1,
                "accepted",
                0,
                "noSuitable",
                authority == BRENT ? 1 : 0,
                "refused",
                0,
                "waiting",
                authority == EALING ? 1 : 0,
                "unitShare",
                InventedAnswers.rate(units * 5, 20, true),
                "offerShare",
                InventedAnswers.rate(50, 2, true),
                "acceptedShare",
                InventedAnswers.rate(null, 0, true),
                "refusedShare",
                InventedAnswers.rate(null, 0, true));
    }

    private static Map<String, Object> quota() {
        return map(
                "id",
                Invented.id("quota", 1),
                "scope",
                "WEST_LONDON",
                "units",
                2,
                "unitWeeks",
                60,
                "fromDay",
                "2025-04-01",
                "toDay",
                null,
                "neighbours",
                page(List.of()));
    }

    private static Map<String, Object> abatement() {
        return map(
                "id",
                Invented.id("abatement", 1),
                "fromDay",
                "2026-04-01",
                "toDay",
                "2026-06-30",
                "income",
                631.5,
                "isApplied",
                true,
                "because",
                null,
                "shares",
                page(List.of(
                        map("authority", Invented.authority(EALING), "units", 12, "amount", 378.9),
                        map("authority", Invented.authority(BRENT), "units", 8, "amount", 252.6))));
    }
}
