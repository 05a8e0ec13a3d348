package uk.interborough.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.interborough.testing.Viewer;

/** Vacant units offered to the participants, and who sees what of a scheme's referrals. */
class VacancyTest extends SchemesWork {

    @Test
    void aVacancyIsOfferedToAllAndAnsweredOnceByEach() {
        JsonNode offered = offer(3, "2026-12-01", "");
        assertThat(codes(offered)).isEmpty();
        String vacancy = offered.at("/vacancy/id").asString();
        assertThat(standing(vacancy)).containsExactly("3", "0", "false");
        assertThat(codes(offer(3, "2026-12-01", ""))).containsExactly("vacantFrom DUPLICATE JPA 6.1");

        assertThat(codes(answer(BRENT, vacancy, "brent", "REFUSED", ""))).containsExactly("because INCOMPLETE JPA 6.1");
        assertThat(codes(answer(BRENT, vacancy, "hounslow", "ACCEPTED", ""))).containsExactly("id FORBIDDEN JPA 6.1");
        assertThat(codes(answer(HARROW, vacancy, "hounslow", "ACCEPTED", ""))).containsExactly("id NOT_FOUND -");
        for (var each : List.of(List.of(EALING, "ealing"), List.of(BRENT, "brent"), List.of(HOUNSLOW, "hounslow"))) {
            assertThat(codes(answer(
                            (Viewer) each.getFirst(),
                            vacancy,
                            (String) each.getLast(),
                            "NO_SUITABLE_REFERRAL",
                            "Nobody waits")))
                    .isEmpty();
        }
        assertThat(standing(vacancy)).containsExactly("3", "3", "true");
        assertThat(codes(answer(BRENT, vacancy, "brent", "ACCEPTED", ""))).containsExactly("version CONFLICT -");
    }

    @Test
    void anAcceptanceNamesTheReferral() {
        String vacancy = offer(3, "2026-12-01", "").at("/vacancy/id").asString();
        String brents = made(BRENT, "", "2026-11-20");
        assertThat(codes(answer(HOUNSLOW, vacancy, "hounslow", "ACCEPTED", "", brents)))
                .containsExactly("referral NOT_FOUND JPA 6.1");
        assertThat(codes(answer(BRENT, vacancy, "brent", "REFUSED", "No", brents)))
                .containsExactly("referral BAD_USER_INPUT -");
        assertThat(codes(answer(BRENT, vacancy, "brent", "ACCEPTED", "", brents)))
                .isEmpty();
        accepts(brents, 3, "2026-12-05", "2026-12-20");
        assertThat(EALING.asks("{vacancy(id:\"" + vacancy + "\"){filledOn nightsVacant accepted nobodySuited}}")
                        .values())
                .containsExactly("2026-12-05", "4", "1", "false");
    }

    @Test
    void whoCameAndLeftOnOneDayFilledNothing() {
        String vacancy = offer(3, "2026-09-01", "").at("/vacancy/id").asString();
        String gone = made(BRENT, "", "2026-08-20");
        assertThat(codes(accepts(gone, 3, "2026-09-03", "2026-10-01"))).isEmpty();
        assertThat(codes(referral(EALING, "startStay(id:\"" + gone + "\",version:2,startedOn:\"2026-09-03\")")))
                .isEmpty();
        assertThat(filled(vacancy)).containsExactly("2026-09-03", "2");
        assertThat(codes(referral(EALING, "endStay(id:\"" + gone + "\",version:3,endedOn:\"2026-09-03\")")))
                .isEmpty();
        String stays = made(BRENT, "", "2026-08-25");
        assertThat(codes(accepts(stays, 3, "2026-09-10", "2026-10-01"))).isEmpty();
        assertThat(filled(vacancy)).containsExactly("2026-09-10", "9");
    }

    private static List<String> filled(String vacancy) {
        return EALING.asks("{vacancy(id:\"" + vacancy + "\"){filledOn nightsVacant}}")
                .values();
    }

    @Test
    void offersAndRefusalsStandBesideTheShares() {
        for (int unit = 1; unit <= 3; unit++) {
            String vacancy = offer(unit, "2026-12-01", "").at("/vacancy/id").asString();
            answer(BRENT, vacancy, "brent", unit == 1 ? "ACCEPTED" : "REFUSED", "Too far");
            answer(HOUNSLOW, vacancy, "hounslow", unit == 1 ? "REFUSED" : "NO_SUITABLE_REFERRAL", "None");
        }
        offer(4, "2026-12-01", "\"" + authority("brent") + "\"");
        assertThat(HOUNSLOW.asks("{fairAccesses(where:{scheme:{id:{eq:\"" + scheme
                                + "\"}}},orderBy:{units:DESC}){nodes{authority{slug} year units offers accepted refused noSuitable waiting"
                                + " unitShare{value} offerShare{value} acceptedShare{value} refusedShare{value}}}}")
                        .values())
                .containsExactly(
                        "ealing",
                        "2026",
                        "9",
                        "3",
                        "0",
                        "0",
                        "0",
                        "3",
                        "45.00",
                        "30.00",
                        "0.00",
                        "0.00",
                        "brent",
                        "2026",
                        "6",
                        "4",
                        "1",
                        "2",
                        "0",
                        "1",
                        "30.00",
                        "40.00",
                        "100.00",
                        "66.67",
                        "hounslow",
                        "2026",
                        "5",
                        "3",
                        "0",
                        "1",
                        "2",
                        "0",
                        "25.00",
                        "30.00",
                        "0.00",
                        "33.33");
    }

    @Test
    void everythingWrongWithAnOfferIsToldAtOnce() {
        accepts(made(BRENT, "", "2026-11-20"), 2, "2026-11-25", "2026-12-20");
        assertThat(messages(offer(2, "2026-12-01", "")))
                .containsExactly("Unit 2 is taken that night, until 20 December 2026");
        assertThat(codes(offer(21, "2026-12-01", "\"" + authority("harrow") + "\"")))
                .containsExactly("unit OUT_OF_RANGE JPA 4.1", "authorities NOT_IN_LIST JPA 6.1");
        assertThat(codes(offer(1, "2025-03-01", "")))
                .containsExactly("vacantFrom OUT_OF_RANGE JPA 4.1", "authorities INCOMPLETE JPA 6.1");
    }

    @Test
    void partnersSeeAllOfTheirSchemeMembersTheirOwnAndOthersNothing() {
        quota("WEST_LONDON", 2, "null", "2025-04-01");
        String harrows = made(HARROW, "", "2026-11-01");
        String brents = made(BRENT, "", "2026-11-01");
        accepts(harrows, 1, "2026-12-01", "2026-12-08");
        charge("camden");
        offer(3, "2026-12-01", "");
        String of = "(where:{scheme:{id:{eq:\"" + scheme + "\"}}}){totalCount{value}}";
        String seen = "{referrals" + of + " quotas" + of + " externalCharges" + of + " vacancies" + of
                + " vacancyOffers" + of + " referralAgencies" + of + "}";
        assertThat(EALING.asks(seen).values()).containsExactly("2", "1", "1", "1", "3", "0");
        assertThat(HOUNSLOW.asks(seen).values()).containsExactly("2", "1", "1", "1", "3", "0");
        assertThat(HARROW.asks(seen).values()).containsExactly("1", "1", "0", "0", "0", "0");
        assertThat(WIGAN.asks(seen).values()).containsExactly("0", "0", "0", "0", "0", "0");

        String nowhere = "referral-00000000-0000-7000-8000-000000000000";
        for (String mutation : List.of(
                "withdrawReferral(id:\"%s\",version:1)",
                "acceptReferral(id:\"%s\",version:1,unit:1,startsOn:\"2026-12-01\",expectedEndOn:\"2026-12-02\")",
                "endStay(id:\"%s\",version:1,endedOn:\"2026-11-02\")")) {
            for (Viewer viewer : List.of(WIGAN, HARROW)) {
                assertThat(referral(viewer, mutation.formatted(brents)))
                        .isEqualTo(referral(viewer, mutation.formatted(nowhere)));
            }
        }
        assertThat(codes(referral(HARROW, "startStay(id:\"" + harrows + "\",version:2,startedOn:\"2026-11-22\")")))
                .containsExactly("id FORBIDDEN JPA 5.1");
        assertThat(codes(referral(Viewer.as("coordinator"), "withdrawReferral(id:\"" + harrows + "\",version:2)")))
                .containsExactly("id FORBIDDEN -");
    }

    private JsonNode offer(int unit, String from, String to) {
        return does(
                EALING,
                "offerVacancy(scheme:\"" + scheme + "\",service:\"" + service + "\",unit:" + unit + ",vacantFrom:\""
                        + from + "\"" + (to.isEmpty() ? "" : ",authorities:[" + to + "]") + ")",
                "vacancy{id}");
    }

    private JsonNode answer(Viewer viewer, String vacancy, String to, String answer, String because) {
        return answer(viewer, vacancy, to, answer, because, "");
    }

    private JsonNode answer(Viewer viewer, String vacancy, String to, String answer, String because, String referral) {
        String offer = owner.value("select id from vacancy_offer where vacancy_id = '" + uuid(vacancy)
                + "' and authority_id = " + sql(to));
        return does(
                viewer,
                "answerVacancyOffer(id:\"vacancy-offer-" + offer + "\",version:1,answer:" + answer + ",because:\""
                        + because + "\"" + (referral.isEmpty() ? "" : ",referral:\"" + referral + "\"") + ")",
                "vacancyOffer{id answer}");
    }

    private static List<String> standing(String vacancy) {
        return EALING.asks("{vacancy(id:\"" + vacancy + "\"){offerCount answered nobodySuited}}")
                .values();
    }
}
